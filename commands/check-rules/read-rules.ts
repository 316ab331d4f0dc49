/** A rule as its line names it. */
export interface Rule {
  /** Like `D2`. */
  readonly id: string
  /** Its line in the table of sources, like `row 21`; empty where the line names none. */
  readonly row: string
  /** Its line says that nothing shows it yet. */
  readonly notYet: boolean
}

/** What stands in brackets at the start of a test’s title. */
export interface Tag {
  readonly ids: readonly string[]
  readonly rows: readonly string[]
}

/** The numbered rules of a list: one table row a rule, `| D2 | what it says | row 21 | …`. */
export function readRules(text: string): readonly Rule[] {
  const rows = text.matchAll(/^\|\s*\**([A-Z]+\d+)\**\s*\|(.*)$/gm)
  return [...rows].map(([, id = '', rest = '']) => ({ id, row: rest.split('|').map((cell) => cell.trim()).find((cell) => /^rows?\s\d/.test(cell)) ?? '', notYet: rest.includes('**Not yet**') }))
}

/** What the titles in a test’s source name, like `[D2, row 21] …` or `[D2, D3] …`. */
export function readTags(text: string): readonly Tag[] {
  return [...text.matchAll(/(?<=['"`])\[([A-Z]+\d+(?:,[^\]\n]*)?)\]/g)].map(([, inside = '']) => {
    const parts = inside.split(',').map((part) => part.trim())
    return { ids: parts.filter((part) => /^[A-Z]+\d+$/.test(part)), rows: parts.filter((part) => /^rows?\s/.test(part)) }
  })
}
