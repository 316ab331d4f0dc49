import { longDay } from '../basics/calendar.ts'
import { searchKey } from '../person/search-key.ts'
import type { PackItem } from './pathway-parts.ts'

type Listed = Pick<PackItem, 'what' | 'dated' | 'heldBy' | 'received'>

/**
 * The title an enclosure begins with: that of the one item of the pack's list that has every word of the file's name, or
 * whose every word the name has; otherwise the file's own. A guess at more would put one child's result under another's name
 * or day: the person who packs writes it.
 * @param taken titles that stand beside other files already
 */
export function titleOfEnclosure(fileTitle: string, pack: readonly Listed[], taken: readonly string[]): string {
  const name = wordsOf(fileTitle)
  const alike = pack.filter(({ what }) => isWithin(name, wordsOf(what)) || isWithin(wordsOf(what), name))
  const titles = titlesListed(alike).filter((title) => !taken.includes(title))
  return titles.length === 1 && titles[0] !== undefined ? titles[0] : fileTitle
}

/** What the list of the pack calls each thing that can go: what another hospital holds goes only once it has reached us (A4). */
export function titlesListed(pack: readonly Listed[]): readonly string[] {
  return pack.filter(isHere).map(({ what, dated }) => (dated === null ? what : `${what}, ${longDay(dated)}`))
}

function isHere({ heldBy, received }: Listed): boolean {
  return heldBy.kind === 'us' || received !== null
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.length > 0 && some.every((word) => all.includes(word))
}

/** Words that say what it is: without figures, which are days and numbers, and single letters. */
function wordsOf(title: string): readonly string[] {
  return searchKey(title).split(' ').filter((word) => word.length > 1 && !/\d/.test(word))
}
