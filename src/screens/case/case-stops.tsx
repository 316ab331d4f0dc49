import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { Blocker } from '#domain/rules-across/what-stops-letter.ts'
import { goTo } from '#state/app-store.ts'
import { useKeys } from '../kit/use-keys.ts'
import { blockerWords } from '../kit/words-for-blockers.ts'
import { isAboutConsent, leadTo } from '../letter/lead-to.ts'

interface CaseStopsProps {
  readonly file: CaseFile
  readonly blockers: readonly Blocker[]
}

/** What stops the letter; each row, or its figure, leads to where it is seen to. */
export function CaseStops({ file, blockers }: CaseStopsProps) {
  const go = (stop: Blocker): void => (isAboutConsent(stop) ? goTo({ kind: 'letter', case: file.id }) : leadTo(stop, file, 'case'))
  useKeys(
    blockers.slice(0, 9).map((stop, index) => ({ keys: String(index + 1), words: blockerWords(stop).title.toLowerCase(), run: () => go(stop) })),
    { name: 'What stops the letter' },
  )
  return (
    <ol className="case-stops">
      {blockers.map((stop, index) => {
        const words = blockerWords(stop)
        return (
          <li key={`${stop.kind}${stop.detail}`}>
            <button type="button" className="case-stop" onClick={() => go(stop)}>
              <span className="text-quiet">{index + 1}</span>
              <span>
                <strong>{words.title}</strong> {words.rest}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
