import { describe, expect, it } from "@jest/globals";
import { redact } from "../../src/redaction/redact.js";

/** Text, and what is left of it. Every secret here was made up for the test. */
const REDACTED: readonly (readonly [string, string])[] = [
  ["token hf_abcdefghijKLMNOPqrstUVWXyzABcdEFgh ok", "token [redacted:hugging-face-token] ok"],
  ["ghp_0a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R", "[redacted:github-token]"],
  ["github_pat_11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ0123", "[redacted:github-token]"],
  ["sk-proj-Ab3_dE5-fG7hI9jK1lM3nO5pQ7", "[redacted:openai-key]"],
  ["sk-ant-api03-aB1cD2eF3gH4iJ5kL6mN7", "[redacted:anthropic-key]"],
  ["id AKIA2E0A8F3B244C9986 here", "id [redacted:aws-key-id] here"],
  [
    "aws_secret_access_key = wJalrXUtnFEMIK7MDENGbPxRfiCYqZ3vT5y8Q1aB",
    "aws_secret_access_key = [redacted:aws-secret-key]",
  ],
  ["key=AIzaSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q", "key=[redacted:google-key]"],
  ["hvs.CAESIJ3mA1b2C3d4E5f6G7h8MAIzaSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Qq7r8S9t0", "[redacted:vault-token]"],
  ["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", "[redacted:sendgrid-key]"],
  ["xoxb-1234567890-abcdefGHIJ", "[redacted:slack-token]"],
  ["WANDB_API_KEY=0123456789abcdef0123456789abcdef01234567", "WANDB_API_KEY=[redacted:wandb-key]"],
  [
    "machine api.wandb.ai\n  login user\n  password fedcba9876543210fedcba9876543210fedcba98",
    "machine api.wandb.ai\n  login user\n  password [redacted:netrc-password]",
  ],
  ["?s=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl&t=1", "?s=[redacted:jwt]&t=1"],
  ['-H "Authorization: Bearer q9w8e7r6t5y4"', '-H "Authorization: Bearer [redacted:authorization]"'],
  [
    String.raw`{\"Authorization\": \"Bearer q9w8e7r6t5y4\"}`,
    String.raw`{\"Authorization\": \"Bearer [redacted:authorization]\"}`,
  ],
  ["authorization: Basic dXNlcjpwYXNzd29yZDE=", "authorization: Basic [redacted:authorization]"],
  ["git clone https://oauth2:s3cr3tw0rd@git.example/x", "git clone https://[redacted:url-credentials]@git.example/x"],
  ["vllm serve m --api-key k7YgF9RwP4 --port 1", "vllm serve m --api-key [redacted:flag-secret] --port 1"],
  ["--hf-token=Zk29dkAA02 \\", "--hf-token=[redacted:flag-secret] \\"],
  ["huggingface-cli login --token 'Zk29dkAA02'", "huggingface-cli login --token '[redacted:flag-secret]'"],
  ['client = OpenAI(api_key="LTAI5t6C5QzrRfy5")', 'client = OpenAI(api_key="[redacted:secret]")'],
  ["os.environ['MY_SECRET'] = 'Tr0ub4dor-and-3'", "os.environ['MY_SECRET'] = '[redacted:secret]'"],
  ["export VLLM_KEY=ab12cd34ef56gh78", "export VLLM_KEY=[redacted:secret]"],
  ["- name: HUB_TOKEN\n  value: ab12cd34ef56", "- name: HUB_TOKEN\n  value: [redacted:secret]"],
  ["ENV HUB_TOKEN ab12cd34ef56", "ENV HUB_TOKEN [redacted:secret]"],
  ["curl -u admin:Tr0ub4dor http://x", "curl -u [redacted:curl-credentials] http://x"],
  ["nvapi-aB1cD2eF3gH4iJ5kL6mN7oP8", "[redacted:nvidia-key]"],
  ["Author: Ann Onymous <ann.onymous@mail.example>", "Author: Ann Onymous <[redacted:email]>"],
  ['File "/home/annony/vllm/x.py", line 3', 'File "/home/user/vllm/x.py", line 3'],
  ["/Users/ann.o/llama.cpp/ggml.c:12:3", "/Users/user/llama.cpp/ggml.c:12:3"],
  ["C:\\Users\\Ann O\\llama.cpp\\x.cpp(3)", "C:\\Users\\user\\llama.cpp\\x.cpp(3)"],
  ['"C:\\\\Users\\\\ann\\\\x"', '"C:\\\\Users\\\\user\\\\x"'],
  ["INFO: 52.0.25.199:43684 - GET /", "INFO: [redacted:ip-address]:43684 - GET /"],
  ["groq: 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", "groq: [redacted:groq]"],
  ["mongodb://me:Tr0ub4dor@db.example/x", "mongodb://[redacted:url-credentials]@db.example/x"],
  [
    "vllm serve m --api-key \\\n      k7YgF9RwP4 \\\n  -tp 2",
    "vllm serve m --api-key \\\n      [redacted:flag-secret] \\\n  -tp 2",
  ],
  ["export HF_TOKEN=hf_abcdefghijKLMNOPq\\\nrstUVWXyzABcdEFgh", "export HF_TOKEN=[redacted:hugging-face-token]\\\n"],
  ["tcp://[2a00:1450:4001:81b::200e]:5000", "tcp://[[redacted:ip-address]]:5000"],
];

/** Text that looks a little like a secret and is none. */
const KEPT: readonly string[] = [
  "commit 4863e5fb1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f",
  "image@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "request 69a9c37d-2ff3-4617-bd98-72ad310f28b0 aborted",
  "00000010: 7f45 4c46 0201 0100 dead beef 0000 0000",
  "--model meta-llama/Llama-3.1-8B-Instruct --tokenizer hf-internal-testing/llama-tokenizer",
  "--api-key EMPTY",
  '--env "HF_TOKEN=" \\\n  -p 8000:8000 --env "X=1" \\\n  img',
  "--api-key sk-xxxxxxxxxxxxxxxxxxxxxxxx",
  'api_key="token-abc123"',
  "--hf-token <your token>",
  "-e HF_TOKEN=$HF_TOKEN",
  'Authorization: Bearer $VLLM_API_KEY"',
  '"Authorization": f"Bearer {os.environ.get(\'OPENAI_API_KEY\')}"',
  "api_key=self.api_key, api_key=None, api_key=openai_api_key",
  "--max-num-batched-tokens 8192 --stop-token-ids 128009",
  "tokenizer.ggml.eos_token_id u32 = 128009; pad_token='<|endoftext|>'",
  "TOKENIZERS_PARALLELISM=false SSL_KEY=certs/server1.key",
  "[pip3] nvidia-cublas-cu12==12.4.5.8",
  "[conda] nvidia-cusolver-cu12      11.6.1.9                 pypi_0    pypi",
  "cuDNN version 8.9.2.26, Driver Version: 31.0.15.3",
  "http://127.0.0.1:8000 0.0.0.0 192.168.1.7 10.1.2.3 172.16.0.9 169.254.1.1 ::1 fe80::1",
  "c10::Error at ggml.c:2001:15: std::vector<dead::beef>",
  "from sglang import x # @decorator, q@k.transpose(-1, -2), git@github.com:a/b.git",
  "/home/ubuntu/vllm /home/$USER/x ~/x /home/user/y",
  "a task-oriented-dialogue-state-tracking run",
];

describe("redact", () => {
  it.each(["secretlint-disable", "<!-- secretlint-disable-line -->", "# secretlint-disable-next-line\n"])(
    "is not switched off by a text that says so: %j",
    (order) => {
      const token = "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";
      expect(redact(`${order} ${token}\n${token}`)).not.toContain("gsk_");
    },
  );

  it.each(REDACTED)("takes the secret out of %j", (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each(KEPT)("leaves %j as it is", (text) => {
    expect(redact(text)).toBe(text);
  });

  it("marks each line of a private key", () => {
    const key = [
      "x -----BEGIN RSA PRIVATE KEY-----",
      "Proc-Type: 4,ENCRYPTED",
      "",
      "MIIEow==",
      "-----END RSA PRIVATE KEY----- y",
    ];
    const mark = "[redacted:private-key]";
    expect(redact(key.join("\n"))).toBe([`x ${mark}`, mark, "", mark, `${mark} y`].join("\n"));
  });

  it("marks a private key whose end was cut off and leaves what follows it", () => {
    const text = `-----BEGIN PRIVATE KEY-----\n${"MIIEvQ0123456789".repeat(4)}\nTraceback (most recent call last):`;
    expect(redact(text)).toBe("[redacted:private-key]\n[redacted:private-key]\nTraceback (most recent call last):");
  });

  it("marks a private key whose beginning was cut off", () => {
    const text = `see:\n> ${"MIIEvQ0123456789".repeat(4)}\n> -----END PRIVATE KEY-----`;
    expect(redact(text)).toBe("see:\n[redacted:private-key]\n> [redacted:private-key]");
  });

  it("marks the key in a service account on one line", () => {
    const text = String.raw`{"private_key": "-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----\n", "client_id": "7"}`;
    expect(redact(text)).toBe(String.raw`{"private_key": "[redacted:private-key]\n", "client_id": "7"}`);
  });
});
