declare module "fs-native-extensions" {
  /** Asks the kernel for an exclusive lock on an open file; false where another descriptor holds one. */
  export function tryLock(fd: number): boolean;
}
