import type { Held } from './read-desk.ts'

/** What a call finds and what it leaves. */
export interface Ends {
  readonly before: Held
  readonly after: Held
}

const PARTS = ['own', 'server', 'drafts', 'files', 'signIn', 'passphrases', 'outside', 'sealed'] as const
/** A file may be there and not yet be used; of the others the keeper says no where the disk did. */
const MAY_STAY = new Set(['files', 'signIn', 'passphrases', 'outside'])

/** Answered with yes: all is there, and once. In words what is not. */
export function againstDone({ after }: Ends, held: Held): readonly string[] {
  return PARTS.filter((part) => !isSame(held[part], after[part])).map((part) => `${part} is ${told(held[part])}, not ${told(after[part])}`)
}

/** Refused: nothing of it is kept. In words what is. */
export function againstRefused({ before, after }: Ends, held: Held): readonly string[] {
  const isRight = (part: (typeof PARTS)[number]) => isSame(held[part], before[part]) || (MAY_STAY.has(part) && isSame(held[part], after[part])) || (part === 'sealed' && isSomeSealed(after, held))
  return PARTS.filter((part) => !isRight(part)).map((part) => `refused, and ${part} is ${told(held[part])}`)
}

/** Never answered: each part is as before or as after; of what a server said any beginning may be there, and is heard again; of what waits any may be sealed. In words what is half. */
export function againstCut({ before, after }: Ends, held: Held): readonly string[] {
  const halves = PARTS.filter((part) => part !== 'server' && !(part === 'sealed' && isSomeSealed(after, held)) && !isSame(held[part], before[part]) && !isSame(held[part], after[part]))
  const heard = held.server.length >= before.server.length && isSame(held.server, after.server.slice(0, held.server.length))
  const tries = held.pinTries <= Math.max(before.pinTries, after.pinTries) + 1
  return [
    ...halves.map((part) => `half of it: ${part} is ${told(held[part])}, neither ${told(before[part])} nor ${told(after[part])}`),
    ...(heard ? [] : [`what the server said is ${told(held.server)}, no beginning of ${told(after.server)}`]),
    ...(tries ? [] : [`${held.pinTries} wrong PINs are counted`]),
  ]
}

/** Each entry that waits is sealed by itself, and the rest once more is asked for. */
function isSomeSealed({ sealed }: Held, held: Held): boolean {
  return held.sealed.every((entry) => sealed.includes(entry))
}

function isSame(one: unknown, other: unknown): boolean {
  return told(one) === told(other)
}

function told(part: unknown): string {
  return JSON.stringify(part)
}
