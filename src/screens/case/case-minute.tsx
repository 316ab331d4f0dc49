import { indicationWords } from '#domain/case/indications.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { indicationsOf } from '#domain/rules-across/why-and-sides.ts'
import { isMinuteSigned } from '#domain/rules-across/sign-minute.ts'
import { outcomeWords } from '../kit/words-for-acts.ts'
import { showSignedAt } from '../kit/show-time.ts'

interface CaseMinuteProps {
  readonly file: CaseFile
  readonly providerName: (id: string) => string
}

/** What each meeting minuted on this case: settled parts only; what is to be settled stands above as a card. */
export function CaseMinute({ file, providerName }: CaseMinuteProps) {
  if (file.decisions.length === 0) return <p>No meeting has minuted this case yet.</p>
  return (
    <>
      {file.decisions.map((decision) => {
        const indications = indicationsOf(file, decision.meeting)
        const closing = file.record.closings.find((entry) => entry.what === `minute/${decision.meeting}`)
        return (
          <section key={decision.meeting} className="case-minute">
            <h2>{decision.outcome === null ? 'Not decided yet' : outcomeWords(decision.outcome, decision.standing)}</h2>
            <p className="agreed-sentence" dir="auto">{decision.sentence}</p>
            {decision.standing === 'view' && <p>A view, not an agreement: the meeting was not quorate.</p>}
            {decision.provider !== null && (
              <p>
                {providerName(decision.provider)}
                {decision.backUp !== null && `, then ${providerName(decision.backUp)}`}
              </p>
            )}
            <p className="text-quiet">{indications.chosen.map((code) => indicationWords(indications, code)).join('; ')}</p>
            {file.dissents.filter((dissent) => dissent.meeting === decision.meeting).map((dissent) => (
              <p key={`${dissent.user} ${dissent.reason}`}>
                <strong>{dissent.name} dissents:</strong> {dissent.reason}
              </p>
            ))}
            <p className="text-quiet">{isMinuteSigned(file, decision.meeting) && closing !== undefined ? `Signed by ${closing.act.by.name}, ${showSignedAt(closing.act.at.wall)}` : 'Not signed yet'}</p>
          </section>
        )
      })}
    </>
  )
}
