import type { Chance } from '../simulation/chance.ts'

/** What the network does to one request and its reply. */
export type NetworkFault =
  /** The connection ends before the server sees anything; with a reset, or in silence. */
  | 'reset-before'
  | 'closed-before'
  /** Half the request's body reaches the server. */
  | 'request-cut'
  /** The server acts, and its reply is lost before, in the middle of or after its body. */
  | 'reply-lost'
  | 'reply-cut'
  | 'reset-after'
  /** A whole HTTP reply whose body is the first part of the true one. */
  | 'body-short'
  /** A proxy's page, before or after the server acted. */
  | 'gateway-before'
  | 'gateway-after'
  /** The request goes to the server twice, at once. */
  | 'doubled'
  | 'late'

const WEIGHTS: readonly (readonly [NetworkFault, number])[] = [
  ['reset-before', 1], ['closed-before', 1], ['request-cut', 1], ['reply-lost', 2], ['reply-cut', 2], ['reset-after', 1],
  ['body-short', 1], ['gateway-before', 1], ['gateway-after', 1], ['doubled', 3], ['late', 4],
]
const SUM = WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0)

/** The fault of the next request, or null: about one in `oneIn` has one. */
export function drawFault(chance: Chance, oneIn: number): NetworkFault | null {
  if (!chance.happens(1 / oneIn)) return null
  let left = chance.next() * SUM
  return WEIGHTS.find(([, weight]) => (left -= weight) < 0)?.[0] ?? 'late'
}
