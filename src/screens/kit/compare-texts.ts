import { diffArrays } from 'diff'

/** A stretch of two texts held against each other: in both, only in the earlier one, or only in the later one. */
export interface Change {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

const sentenceEnds = new Intl.Segmenter('en-GB', { granularity: 'sentence' })
const wordEnds = new Intl.Segmenter('en-GB', { granularity: 'word' })
/** With more sentences, or words, to hold against each other than this a change is shown whole: it is worked out anew at every key. */
const MOST_SENTENCES = 100 * 100
const MOST_TOKENS = 500 * 500

/**
 * What became of a text, for a person to read: sentence by sentence, and word by word only inside two sentences that are alike.
 * A sentence that is mostly new stands as one removed and one added, never as single words of both in turn.
 * The stretches that are not added give `before` and those that are not removed give `now`, character for character.
 */
export function compareTexts(before: string, now: string): readonly Change[] {
  const [old, young] = [sentencesOf(before), sentencesOf(now)]
  const changes: Change[] = []
  let [at, to] = [0, 0]
  let [gone, come] = [0, 0]
  const closeGap = (): void => {
    changes.push(...compareSentences(old.slice(at, at + gone), young.slice(to, to + come)))
    at += gone
    to += come
    gone = 0
    come = 0
  }
  for (const { added, removed, count } of diffArrays(old, young, { comparator: (one, other) => one.trim() === other.trim() })) {
    if (removed) gone += count
    else if (added) come += count
    else {
      closeGap()
      for (let n = 0; n < count; n++) changes.push(...compareSentences([old[at++] ?? ''], [young[to++] ?? '']))
    }
  }
  closeGap()
  return changes
}

function compareSentences(old: readonly string[], young: readonly string[]): readonly Change[] {
  const changes: Change[] = []
  let whole: readonly Change[] = []
  for (const { from, to } of aligned(old.map(wordsOf), young.map(wordsOf), likeness, MOST_SENTENCES)) {
    const [before, now] = [from === null ? '' : (old[from] ?? ''), to === null ? '' : (young[to] ?? '')]
    const alike = compareWords(before, now)
    if (alike === null) whole = joined([...whole, { kind: 'removed', text: before }, { kind: 'added', text: now }])
    else {
      changes.push(...whole, ...alike)
      whole = []
    }
  }
  return [...changes, ...whole]
}

/** Two sentences word by word; null when less than half of the shorter one would be left standing. */
function compareWords(before: string, now: string): readonly Change[] | null {
  if (before === now) return [{ kind: 'same', text: now }]
  const [old, young] = [tokensOf(before), tokensOf(now)]
  const pieces = aligned(old, young, (one, other) => (one !== other ? 0 : hasWord(one) ? 4 : one.trim() === '' ? 1 : 2), MOST_TOKENS)
  const changes = readable(joined(pieces.map(({ from, to }): Change => {
    if (from !== null && to !== null) return { kind: 'same', text: young[to] ?? '' }
    return from !== null ? { kind: 'removed', text: old[from] ?? '' } : { kind: 'added', text: young[to ?? 0] ?? '' }
  })))
  const kept = countWords(changes.filter(({ kind }) => kind === 'same'))
  return before !== '' && now !== '' && kept * 2 >= Math.min(wordsOf(before).length, wordsOf(now).length) ? changes : null
}

/** What stayed between two changes, and is no longer than either, belongs to them: "two small" became "three large", not "two" and "small". */
function readable(changes: readonly Change[]): readonly Change[] {
  const at = changes.findIndex((change, index) => {
    const beside = Math.min(sizeOf(changes, index, -1), sizeOf(changes, index, 1))
    return change.kind === 'same' && beside > 0 && countWords([change]) <= beside
  })
  const kept = changes[at]
  if (kept === undefined) return changes
  return readable(joined([...changes.slice(0, at), { kind: 'removed', text: kept.text }, { kind: 'added', text: kept.text }, ...changes.slice(at + 1)]))
}

/** How many words the change beside a stretch takes or brings, whichever is more; none at either end of the text. */
function sizeOf(changes: readonly Change[], index: number, step: 1 | -1): number {
  const next = [changes[index + step], changes[index + 2 * step]]
  return Math.max(0, ...next.map((change) => (change === undefined || change.kind === 'same' ? 0 : countWords([change]))))
}

/** Neighbours of one kind as one, and of a change always what went before what came. */
function joined(changes: readonly Change[]): readonly Change[] {
  const texts: { readonly same: string; readonly removed: string; readonly added: string }[] = []
  for (const { kind, text } of changes) {
    const last = texts.at(-1)
    const isOpen = last !== undefined && (kind === 'same') === (last.same !== '')
    if (isOpen) texts[texts.length - 1] = { ...last, [kind]: last[kind] + text }
    else texts.push({ same: '', removed: '', added: '', [kind]: text })
  }
  return texts.flatMap((each) => (['same', 'removed', 'added'] as const).map((kind) => ({ kind, text: each[kind] }))).filter(({ text }) => text !== '')
}

/** One step of two lists side by side; null on the side that has nothing here. */
interface Step {
  readonly from: number | null
  readonly to: number | null
}

/** Two lists side by side, so that those put together weigh most in all and nothing changes its place. `weigh`: 0 keeps two apart. `most`: above so many pairs all are kept apart. */
function aligned<Item>(old: readonly Item[], young: readonly Item[], weigh: (one: Item, other: Item) => number, most: number): readonly Step[] {
  const apart: readonly Step[] = [...old.map((_, from) => ({ from, to: null })), ...young.map((_, to) => ({ from: null, to }))]
  if (old.length * young.length > most) return apart
  // best[from][to]: the most that the rest of both lists, from there on, can weigh.
  const best = Array.from({ length: old.length + 1 }, () => new Float64Array(young.length + 1))
  const weights = old.map((one) => young.map((other) => weigh(one, other)))
  for (let from = old.length - 1; from >= 0; from--)
    for (let to = young.length - 1; to >= 0; to--) best[from]![to] = Math.max(best[from + 1]![to]!, best[from]![to + 1]!, togetherAt(from, to))
  const steps: Step[] = []
  let [from, to] = [0, 0]
  while (from < old.length || to < young.length) {
    const isLeft = from < old.length
    if (isLeft && to < young.length && best[from]![to] === togetherAt(from, to)) steps.push({ from: from++, to: to++ })
    else if (isLeft && best[from]![to] === best[from + 1]![to]) steps.push({ from: from++, to: null })
    else steps.push({ from: null, to: to++ })
  }
  return steps

  function togetherAt(one: number, other: number): number {
    const weight = weights[one]![other]!
    return weight === 0 ? -1 : weight + best[one + 1]![other + 1]!
  }
}

/** How many words two sentences share, in whatever order; 0 where that is less than half of the shorter one. */
function likeness(one: readonly string[], other: readonly string[]): number {
  const left = new Map<string, number>()
  for (const word of one) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of other) {
    const count = left.get(word) ?? 0
    if (count > 0) shared++
    left.set(word, count - 1)
  }
  return shared * 2 >= Math.min(one.length, other.length) ? shared : 0
}

function sentencesOf(text: string): string[] {
  return Array.from(sentenceEnds.segment(text), ({ segment }) => segment)
}

function tokensOf(sentence: string): readonly string[] {
  return Array.from(wordEnds.segment(sentence), ({ segment }) => segment)
}

function wordsOf(sentence: string): readonly string[] {
  return tokensOf(sentence).filter(hasWord).map((word) => word.toLowerCase())
}

function hasWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token)
}

function countWords(changes: readonly Change[]): number {
  return changes.reduce((sum, { text }) => sum + wordsOf(text).length, 0)
}
