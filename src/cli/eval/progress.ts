/** Lines that a run which is no terminal gets in all. */
const LINES = 20;

/**
 * A count of what is done on a stream: one line that is written over on a terminal, some lines elsewhere.
 *
 * @returns to be called with the number that are done
 */
export function showProgress(what: string, total: number, stream: NodeJS.WriteStream): (done: number) => void {
  const step = stream.isTTY ? 1 : Math.max(1, Math.ceil(total / LINES));
  return (done) => {
    if (done % step !== 0 && done !== total) return;
    const text = `${what}: ${done} of ${total}`;
    stream.write(stream.isTTY ? `\r${text}${done === total ? "\n" : ""}` : `${text}\n`);
  };
}
