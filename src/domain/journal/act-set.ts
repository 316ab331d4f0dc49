/**
 * A set of acts in 64 hex digits: the exclusive or of their hashes (sha256 of the canonical texts). It is the same whatever
 * order they came in, and one that is added or taken away costs one step; two sets that differ have different digests but by
 * a chance of 1 in 2^256. It guards against loss and error, not against a server that means to deceive.
 */
export type ActSetDigest = string

/** Of no act. */
export const NO_ACTS: ActSetDigest = '0'.repeat(64)

/** The digest with an act's hash put in, or taken out again; of two digests, what they differ by. */
export function mixed(one: ActSetDigest, other: string): ActSetDigest {
  return (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(16).padStart(64, '0')
}
