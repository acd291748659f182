import type { Check } from "../check.js";

const VERIFIED = "2026-11-24";
const GIT_SUBMODULE = "https://man7.org/linux/man-pages/./man1/git-submodule.1.html";
const CMAKE = "https://github.com/Kitware/CMake/blob/master/Help/manual/cmake.1.rst";
const CMAKE_VERBOSE = "https://cmake.org/cmake/help/latest/envvar/VERBOSE.html";

/** Checks for building any engine from source. */
export const ANY_ENGINE_BUILD_CHECKS: readonly Check[] = [
  {
    id: "submodules",
    text: "Run `git submodule status --recursive`: a leading `-` is a submodule that was not checked out.",
    outcomes: [
      {
        when: "a line starts with a minus sign",
        confirms: ["dependent-module-issue"],
        rulesOut: ["incompatible-backend", "incorrect-algorithm-implementation"],
      },
      {
        when: "none does",
        confirms: ["incompatible-backend", "incompatible-version"],
        rulesOut: ["dependent-module-issue"],
      },
    ],
    cost: "seconds",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: [
        "dependent-module-issue",
        "incompatible-backend",
        "incompatible-version",
        "incorrect-algorithm-implementation",
      ],
      phases: ["engine-setup"],
      manifestations: ["build-failure"],
      mentions: [
        "submodule",
        "third_party",
        "third-party",
        "kompute",
        "does not contain a cmakelists",
        "shallow clone",
      ],
    },
    answered: { phrases: ["git submodule", "--recursive", "--recurse-submodules"] },
    source: GIT_SUBMODULE,
    verified: VERIFIED,
  },
  {
    id: "first-compiler-error",
    text: "Build with `VERBOSE=1` and one job, and post the first compiler error with its command line.",
    outcomes: [
      {
        when: "a header or library is missing",
        confirms: ["dependent-module-issue", "misconfiguration"],
        rulesOut: ["incorrect-algorithm-implementation"],
      },
      {
        when: "the compiler refuses the code",
        confirms: ["incompatible-backend", "incompatible-version"],
        rulesOut: ["dependent-module-issue"],
      },
      {
        when: "the compiler is killed",
        confirms: ["incorrect-resource-allocation"],
        rulesOut: ["incompatible-backend"],
      },
    ],
    cost: "rebuild",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: [
        "dependent-module-issue",
        "misconfiguration",
        "incompatible-backend",
        "incompatible-version",
        "incorrect-resource-allocation",
      ],
      phases: ["engine-setup"],
      manifestations: ["build-failure"],
      mentions: ["compil", "make", "cmake", "ninja", "gcc", "g++", "clang", "nvcc", "linker"],
      needs: ["open"],
    },
    answered: {
      env: ["VERBOSE"],
      origins: ["compiler"],
      phrases: ["error:", "getting requirements to build"],
      logged: ["getting requirements to build"],
    },
    source: CMAKE_VERBOSE,
    verified: VERIFIED,
  },
  {
    id: "empty-build-folder",
    text: "Delete the whole build folder (it keeps `CMakeCache.txt`), then configure again with your options.",
    outcomes: [
      {
        when: "it builds",
        confirms: ["misconfiguration"],
        rulesOut: ["incompatible-backend", "dependent-module-issue", "incorrect-algorithm-implementation"],
      },
      {
        when: "it fails as before",
        confirms: ["incompatible-backend", "incompatible-version", "dependent-module-issue"],
        rulesOut: [],
      },
    ],
    cost: "rebuild",
    engine: null,
    scope: {
      symptoms: ["crash"],
      causes: ["misconfiguration", "incompatible-backend", "incompatible-version", "dependent-module-issue"],
      phases: ["engine-setup"],
      manifestations: ["build-failure"],
      needs: ["open"],
      mentions: ["cmake", "ninja", "make", "compiler error"],
    },
    answered: {
      phrases: [
        "rm -rf build",
        "clean build",
        "deleted the build",
        "cmakecache",
        "git clone",
        "fresh clone",
        "clean clone",
        "docker build",
        "latest master",
        "clean checkout",
        "--fresh",
        "cloning the repo",
        "both make and cmake",
        "fresh install",
      ],
    },
    lastResort: true,
    source: CMAKE,
    verified: VERIFIED,
  },
];
