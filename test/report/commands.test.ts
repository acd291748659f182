import { describe, expect, test } from "@jest/globals";
import { commandStart, PROGRAMS, programName } from "../../src/report/command-line.js";
import { parseReport } from "../../src/report/parse-report.js";
import { shellWords } from "../../src/report/shell-words.js";

function commands(body: string) {
  return parseReport({ repo: "vllm-project/vllm", number: 1, title: "It fails", body }).commands;
}

function fenced(text: string, language = "") {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}

/** One command for each row of the table of programs. */
const LINES = [
  "python -m sglang.launch_server --model-path m",
  "pip install vllm",
  "vllm serve m",
  "sglang serve --model m",
  "lmdeploy serve api_server m",
  "ollama run llama3",
  "mlc_llm serve HF://m",
  "trtllm-build --checkpoint_dir x",
  "text-generation-launcher --model-id m",
  "deepspeed --num_gpus 2 run.py",
  "docker run --gpus all vllm/vllm-openai",
  "cmake -B build -DGGML_CUDA=ON",
  "make LLAMA_CUBLAS=1",
  "git clone https://github.com/a/b",
  "curl http://localhost:8000/v1/models",
  "apt-get install cmake",
  "nvidia-smi",
  "export A=1",
  "llama-server -m x.gguf",
  "bash run.sh",
];

describe("command lines", () => {
  test.each(PROGRAMS.map((row, index) => [index, row] as const))(
    "row %i of the programs has its command",
    (index, row) => {
      const line = LINES[index] ?? "";
      expect(row.name.test(programName(line.split(" ")[0] ?? ""))).toBe(true);
      expect(commandStart(line)?.command).toBe(line);
    },
  );

  test.each([
    ["$ ./llama-cli -m x.gguf", "./llama-cli -m x.gguf"],
    ["user@host:~/llama.cpp$ ./main -m x", "./main -m x"],
    ["(venv) root@a1b2:/work# python a.py", "python a.py"],
    ["[me@host dir]$ make", "make"],
    ["PS C:\\llama> .\\llama-server.exe -m x", ".\\llama-server.exe -m x"],
    ["C:\\Users\\me>llama-cli.exe -m x", "llama-cli.exe -m x"],
    ["❯ ollama list", "ollama list"],
    ["~/llama.cpp$ ./main -m x", "./main -m x"],
    ["➜  llama.cpp git:(master) ✗ make -j", "make -j"],
  ])("the prompt of %p is taken off", (line, command) => {
    expect(commandStart(line)).toEqual({ command, prompted: true });
  });

  test.each([
    "CUDA_VISIBLE_DEVICES=0,1 vllm serve m",
    "./build/bin/llama-bench -m x",
    "C:\\llama\\llama-server.exe --port 1",
    "sudo docker run x",
    "numactl --cpunodebind=0 ./main",
  ])("%p is a command without a prompt", (line) => {
    expect(commandStart(line)?.prompted).toBe(false);
  });

  test.each([
    "docker is not installed",
    "Make sure that it runs",
    "python 3.10 was used",
    "vllm version 0.6.3",
    "llama_model_loader: loaded",
    "git is fine.",
    "$ 5 a month",
    "",
    "   ",
  ])("%p is none", (line) => {
    expect(commandStart(line)).toBeNull();
  });
});

describe("commands of a report", () => {
  test("flags keep their names, values follow or stand after the sign", () => {
    const [command] = commands(
      fenced(
        "CUDA_VISIBLE_DEVICES=0,1 vllm serve org/model --tensor-parallel-size 2 --dtype=bfloat16 --enforce-eager --temp -1",
      ),
    );
    expect(command).toEqual({
      program: "vllm",
      flags: { "--tensor-parallel-size": "2", "--dtype": "bfloat16", "--enforce-eager": null, "--temp": "-1" },
      env: { CUDA_VISIBLE_DEVICES: "0,1" },
      text: "CUDA_VISIBLE_DEVICES=0,1 vllm serve org/model --tensor-parallel-size 2 --dtype=bfloat16 --enforce-eager --temp -1",
      startLine: 2,
      endLine: 2,
    });
  });

  test("continuation lines are joined", () => {
    const [command] = commands(
      fenced("docker run --gpus all \\\n  -e HF_TOKEN=x \\\n  vllm/vllm-openai:v0.6.3 \\\n  --model org/m", "bash"),
    );
    expect(command).toMatchObject({
      program: "docker",
      startLine: 2,
      endLine: 5,
      env: { HF_TOKEN: "x" },
      flags: { "--gpus": "all", "--model": "org/m" },
    });
  });

  test("exported variables hold for the commands after them", () => {
    expect(commands(fenced("export NCCL_DEBUG=INFO\npython3 -m sglang.launch_server --tp 8", "bash"))).toMatchObject([
      { program: "python -m sglang.launch_server", env: { NCCL_DEBUG: "INFO" }, flags: { "--tp": "8" } },
    ]);
  });

  test("definitions of CMake are flags with their value", () => {
    expect(commands(fenced("cmake -B build -DGGML_CUDA=ON -DCMAKE_BUILD_TYPE=Release"))[0]?.flags).toEqual({
      "-B": "build",
      "-DGGML_CUDA": "ON",
      "-DCMAKE_BUILD_TYPE": "Release",
    });
  });

  test("inline code and plain lines of the text count, words do not", () => {
    expect(commands("I ran `./llama-cli -m a.gguf -ngl 99` and then `make`, which docker run does.")).toMatchObject([
      { program: "llama-cli", flags: { "-m": "a.gguf", "-ngl": "99" }, startLine: 1 },
    ]);
    expect(commands("I ran this:\n\n./main -m a.gguf -n 12\n\nand it died")).toMatchObject([
      { program: "main", startLine: 3 },
    ]);
  });

  test("commands in a log are those after a prompt", () => {
    expect(
      commands(
        fenced("$ llama-server.exe -m a.gguf\nllama_model_loader: loaded meta data\nllama_model_loader: - kv 0: x"),
      ),
    ).toMatchObject([{ program: "llama-server" }]);
  });

  test("quotes hold words together and an open one ends with the line", () => {
    expect(shellWords(`a "b c" 'd e' f"g h`)).toEqual(["a", "b c", "d e", "fg h"]);
  });
});
