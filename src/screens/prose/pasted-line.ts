import type { Prose, Run } from '#domain/basics/prose.ts'

/** One line of what was pasted, and what stood before it in a list: "•" for any bullet, or a label such as "3." */
export interface PastedLine {
  readonly runs: readonly Run[]
  readonly label: string | null
}

export const BULLET = '•'

/**
 * Lines as prose. Labels that count 1, 2, 3 are a numbered list; any other label stays before its words as it was, since a
 * list of ours would give it another number.
 */
export function proseFromLines(lines: readonly PastedLine[]): Prose {
  const prose: Prose = []
  for (const { runs, label } of lines.map(cleaned).filter(({ runs }) => runs.some(({ text }) => text.trim() !== ''))) {
    const last = prose.at(-1)
    const open = last?.kind === 'list' ? last : null
    const number = label === null ? null : numberOf(label)
    if (label === BULLET) {
      if (open?.ordered === false) open.items.push([...runs])
      else prose.push({ kind: 'list', ordered: false, items: [[...runs]] })
    } else if (number !== null && open?.ordered === true && number === open.items.length + 1) open.items.push([...runs])
    else if (number === 1) prose.push({ kind: 'list', ordered: true, items: [[...runs]] })
    else prose.push({ kind: 'paragraph', runs: label === null ? [...runs] : [{ text: `${label} ` }, ...runs] })
  }
  return prose
}

/** Pasted plain text: a paragraph a line, and what looks like a list left as it was typed. */
export function proseFromPlain(text: string): Prose {
  return proseFromLines(text.split(/\r\n?|[\n\u2028\u2029]/).map((line) => ({ runs: [{ text: line.trim() }], label: null })))
}

function numberOf(label: string): number | null {
  const figures = /^(\d+)[.)]?$/.exec(label)?.[1]
  return figures === undefined ? null : Number(figures)
}

/** Characters that steer and have no ink, as the press knows them; the joiners stay, which Persian and Hindi are spelt with. */
const steering = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\uFE0E|\uFE0F/gu

/** Without what is not seen: steering signs go, hard spaces and tabs are spaces; letters are composed. */
function cleaned({ runs, label }: PastedLine): PastedLine {
  return { label, runs: runs.map((run) => ({ ...run, text: run.text.replace(steering, '').replace(/[^\S\n]*[\u00A0\u202F\u2007][^\S\n]*/gu, ' ').replaceAll('\t', '  ').normalize('NFC') })) }
}
