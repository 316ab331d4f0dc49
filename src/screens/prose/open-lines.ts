import type { Run } from '#domain/basics/prose.ts'
import type { PastedLine } from './pasted-line.ts'

/** Lines being collected from a page, as its reader would see them: white space counts once, and not at the start of a line. */
export interface Lines {
  /** The lines that have ended. */
  readonly read: readonly PastedLine[]
  /** Begins a line with the label of an item before it. */
  readonly begin: (label: string) => void
  readonly end: () => void
  readonly say: (text: string, style: { readonly bold: boolean; readonly italic: boolean }) => void
  /** Parts what follows from what stands in the line so far, if anything does. */
  readonly part: (by: '\n' | '\t' | ' ') => void
}

export function openLines(): Lines {
  const read: PastedLine[] = []
  let runs: readonly Run[] = []
  let label: string | null = null
  const isParted = (): boolean => /(?:^|[ \n\t])$/.test(runs.at(-1)?.text ?? '')
  const end = (): void => {
    if (runs.length > 0) read.push({ runs, label })
    runs = []
    label = null
  }
  return {
    read,
    end,
    begin(next) {
      end()
      label = next
    },
    say(text, { bold, italic }) {
      const said = isParted() && text.startsWith(' ') ? text.slice(1) : text
      if (said !== '') runs = [...runs, { text: said, ...(bold ? { bold: true } : {}), ...(italic ? { italic: true } : {}) }]
    },
    part(by) {
      if (by === '\t' && runs.at(-1)?.text === ' ') runs = runs.slice(0, -1)
      if (runs.length > 0 && (by === '\t' || !isParted())) runs = [...runs, { text: by }]
    },
  }
}
