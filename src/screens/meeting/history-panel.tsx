import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { goTo } from '#state/app-store.ts'
import { storyWords } from '../case/story-words.ts'
import { Button } from '../kit/button.tsx'
import { focusPanel } from '../kit/focus-on-open.ts'
import { showDayAndTime } from '../kit/show-time.ts'
import { useKeys } from '../kit/use-keys.ts'
import type { SectionKey } from './minute-section.ts'

interface HistoryPanelProps {
  readonly file: CaseFile
  readonly meeting: string
  /** The section whose history is shown; null for all of the minute. */
  readonly section: SectionKey | null
  readonly providerName: (id: string) => string
  readonly onClose: () => void
}

const headings: Readonly<Record<SectionKey, string>> = {
  I: 'why a second opinion', B: 'both sides', S: 'who is well placed', O: 'what we agree', D: 'dissent', A: 'who does what',
}

/** Every entry that made a section what it is, the newest first: nothing that was written is ever gone. */
export function HistoryPanel({ file, meeting, section, providerName, onClose }: HistoryPanelProps) {
  useKeys([{ keys: 'Escape', words: 'close', run: onClose }], { name: 'Versions and history' })
  const acts = file.record.order.filter((act) => act.facts.some(({ unit }) => isOf(section, unit, meeting))).toReversed()
  return (
    <aside className="side-panel" aria-label="Versions and history" data-area="Panel" data-panel tabIndex={-1} ref={focusPanel}>
      <div className="side-panel-head">
        <h2>Versions and history: {section === null ? 'the minute' : headings[section]}</h2>
        <Button dense keys="Escape" onPress={onClose}>
          Close
        </Button>
      </div>
      {acts.length === 0 && <p>Nothing has been written here yet.</p>}
      <ol className="history">
        {acts.map((act) => {
          const words = storyWords(act, providerName, (id) => file.record.order.find((other) => other.id === id))
          return (
            <li key={act.id}>
              <p dir="auto">
                <strong>{words.title}</strong> {words.rest}
              </p>
              <p className="text-quiet">
                {act.by.name}, {showDayAndTime(act.at.wall)}
              </p>
            </li>
          )
        })}
      </ol>
      <div className="minute-buttons">
        <Button dense onPress={() => goTo({ kind: 'case', case: file.id })}>
          All that happened in this case
        </Button>
      </div>
    </aside>
  )
}

function isOf(section: SectionKey | null, unit: string, meeting: string): boolean {
  if (section === null) return Object.keys(headings).some((key) => isOf(key as SectionKey, unit, meeting))
  switch (section) {
    case 'I':
      return unit.startsWith('indications/')
    case 'B':
      return unit.startsWith('side/')
    case 'S':
    case 'O':
      return unit === `decision/${meeting}`
    case 'D':
      return unit.startsWith(`dissent/${meeting}/`) || unit === `dissent-asked/${meeting}`
    case 'A':
      return unit.startsWith('task/')
  }
}
