/**
 * Adds to package-lock.json the packages for other platforms that it leaves out: with a registry that serves one platform
 * alone npm writes such a file, and then refuses it (`npm ci`: "Missing: ... from lock file"). Their integrity cannot be
 * known here; npm adds it where it sees them. Run it after every `npm install` that changed the file.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

// Records keep the order of the file's keys.
const recordSchema = z.record(z.string(), z.unknown());
const packageSchema = z.object({
  dev: z.boolean().optional(),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

const FILE = "package-lock.json";
const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm", "arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64"];

/** System, processor and C library by the parts of a package's name: `@swc/core-linux-arm64-musl`. */
function platformOf(name: string): Record<string, string[]> {
  const parts = name.split(/[/-]/);
  const platform = {
    cpu: PROCESSORS.filter((processor) => parts.includes(processor)),
    os: SYSTEMS.filter((system) => parts.includes(system)),
    libc: parts.flatMap((part) => /^(?:gnu|musl)/.exec(part)?.[0].replace("gnu", "glibc") ?? []),
  };
  return Object.fromEntries(Object.entries(platform).filter(([, values]) => values.length > 0));
}

const lock = recordSchema.parse(JSON.parse(readFileSync(FILE, "utf8")));
const packages = recordSchema.parse(lock.packages);
const before = Object.keys(packages).length;
for (const [place, value] of Object.entries(packages)) {
  const { dev, optionalDependencies } = packageSchema.parse(value);
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const entry = `node_modules/${name}`;
    if (entry in packages || `${place}/${entry}` in packages) continue;
    const { cpu, libc, os } = platformOf(name);
    // In npm's own order, so that the file stays as it is when npm writes it again.
    packages[entry] = {
      version,
      ...(cpu && { cpu }),
      ...(dev && { dev }),
      ...(libc && { libc }),
      optional: true,
      ...(os && { os }),
    };
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([left], [right]) => left.localeCompare(right, "en")));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${Object.keys(packages).length - before} packages added\n`);
