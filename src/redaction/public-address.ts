import { isIPv4, isIPv6 } from "node:net";

/** Ranges that name nobody: this host, private, carrier, link-local, documentation, multicast and reserved. */
const NON_PUBLIC_IPV4 = [
  /^(?:0|10|127)\./,
  /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^169\.254\./,
  /^172\.(?:1[6-9]|2\d|3[01])\./,
  /^192\.(?:168|0\.[02])\./,
  /^198\.(?:1[89]|51\.100)\./,
  /^203\.0\.113\./,
  /^(?:22[4-9]|2[34]\d|25[0-5])\./,
] as const;

/** What stands right before an address. */
const ADDRESS_BEFORE =
  /(?:@|\/\/|\b(?:ip|ips|host|hosts|hostname|addr|address|server|node|master|inet|ping|ssh|from|peer|remote|endpoint|gateway|client|connect(?:ing|ed)? to|listen(?:ing)? on|route|dns|nameserver)(?:_?(?:ip|addr|address))?["']?\s{0,3}[=:]?\s{0,3}["'([]?)$/i;
/** A port, a network length or a path of a URL. */
const ADDRESS_AFTER = /^(?::\d{1,5}(?!\d)|\/\d{1,2}(?!\d))/;

/** What stands right before a version of four numbers: `==`, `version `, `cudnn-`, `Chrome/`, `cu12    `. */
const VERSION_BEFORE = [
  /[=<>~!^]=\s{0,3}["']?$/,
  /\b(?:version|versions|ver|release|build|driver|revision|rev|tag|sdk|toolkit|runtime|compiler|firmware|bios|api)\b[^\n]{0,24}$/i,
  /\b(?:cuda|cudnn|cublas|nccl|rocm|tensorrt|trt|windows|msvc|torch|python|gcc|clang|cmake|opencl|vulkan|libnccl|nvidia|intel|kernel)\b[^\n]{0,12}$/i,
  /[A-Za-z_+-]$/,
  /[A-Za-z0-9]\/$/,
  /\bv\s?$/i,
  // The end of a row of pip's or conda's list, whatever stands before it; pip's "(from a>=1) (1.2.3.4)".
  /-(?:cu\d\d|headless)\s+$/,
  /\d\) \($/,
] as const;

/** A line of a package list: nothing but a name stands before. */
const PACKAGE_LIST = /^\s{0,8}(?:\[\w+\]\s+|[│|*•-]\s*)?[A-Za-z][\w.+-]*(?:\s*[│|]\s*|\s+|=)$/;

/**
 * Whether four numbers with dots are the address of a machine on the public Internet.
 * @param text the numbers
 * @param before what stands before them on their line, as far as known
 * @param after what follows them on their line, as far as known
 */
export function isPublicIpv4(text: string, before: string, after: string): boolean {
  if (!isIPv4(text) || NON_PUBLIC_IPV4.some((range) => range.test(text))) return false;
  if (/^(?:\.\d|[-_+][A-Za-z0-9])/.test(after)) return false;
  if (ADDRESS_BEFORE.test(before) || ADDRESS_AFTER.test(after)) return true;
  return !VERSION_BEFORE.some((sign) => sign.test(before)) && !PACKAGE_LIST.test(before);
}

/** Whether the text is an IPv6 address of the range in public use, 2000::/3, but for the range of documentation. */
export function isPublicIpv6(text: string): boolean {
  return isIPv6(text) && /^[23]/.test(text) && !/^2001:0?db8:/i.test(text);
}
