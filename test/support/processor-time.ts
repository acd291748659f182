/**
 * Milliseconds of processor time that the work takes, all threads of the process: the least of a few runs, so that other
 * programs on the machine do not decide.
 */
export function leastProcessorMs(work: () => void, runs = 3): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
