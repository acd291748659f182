/** A recording is not what it should be: a pair is missing or damaged, or cannot be written. Names the file. */
export class RecordingError extends Error {
  override readonly name = "RecordingError";
}
