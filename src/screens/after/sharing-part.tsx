import { familyAnswers } from '#domain/pathway/family-answers.ts'
import { gatesNotPassed, isSharingAsked } from '#domain/pathway/gates-of-transfer.ts'
import { askedAboutCare, pathwayOn } from '#domain/rules-across/whose-consent.ts'
import { openedNow } from '#actions/context.ts'
import { agreeToShare, consentToShare } from '#actions/share-care.ts'
import { useMay } from '#state/use-may.ts'
import { useSave } from '#state/use-save.ts'
import { QuickForm } from '../kit/quick-form.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { gateWords } from './method-words.ts'
import { NobodyToAsk, NotAskedWords } from './not-asked-words.tsx'
import type { AfterPart } from './part.ts'
import { YesNo } from './yes-no.tsx'

const gate = 'clinical-team-agrees'

/** Row 34: care is shared once the clinical team agrees and each of the family consents; no transfer is needed for it. */
export function SharingPart({ file, today, born, pathway, form, open, isOver }: AfterPart) {
  const isAsked = isSharingAsked(pathway)
  const may = useMay('decide-transfer') && !isOver && isAsked
  const saving = useSave()
  // What was said stays in sight while a transfer is decided, and is asked again after it.
  if (!isAsked && pathway.sharingGates.length + pathway.sharingConsents.length === 0) return null
  const agreed = pathway.sharingGates.find((said) => said.gate === gate)
  const answers = familyAnswers(askedAboutCare(file, born, today), pathway.sharingConsents)
  return (
    <section className="after-part" aria-labelledby="sharing-heading">
      <h2 id="sharing-heading">Sharing care</h2>
      {file.ended === null && <p>{stateWords(gatesNotPassed(pathwayOn(file, born, today), 'shared').length === 0, isAsked)}</p>}
      <ul className="after-acts-list">
        <li className="after-row">
          <p dir="auto">
            <strong>{gateWords(gate)} to share care:</strong> {agreed === undefined ? 'nobody has said yet' : `${answerWords(agreed)}, ${agreed.by}`}
          </p>
          {may && <YesNo about={`${gateWords(gate)} to share care`} said={agreed?.yes ?? null} onYes={() => void saving.save((context) => agreeToShare(context, openedNow(file.record), true, ''))} onNo={() => open(`share/${gate}`)} />}
        </li>
        {answers.map(({ person, said }) => {
          const say = (yes: boolean): void => void saving.save((context) => consentToShare(context, openedNow(file.record), person, yes))
          return (
            <li key={person.id} className="after-row">
              <p dir="auto">
                <strong>{person.name} consents to sharing care:</strong> {said === null ? 'not asked yet' : `${answerWords(said)}, noted by ${said.by}`}
              </p>
              {may && <YesNo about={`${person.name} consents to sharing care`} said={said?.yes ?? null} onYes={() => say(true)} onNo={() => say(false)} />}
            </li>
          )
        })}
      </ul>
      <NotAskedWords answers={answers} />
      {answers.length === 0 && <NobodyToAsk born={born} today={today} />}
      <SaveWords saving={saving} />
      {form === `share/${gate}` && may && (
        <QuickForm
          name="No: the clinical team does not agree to share care"
          record={file.record}
          draft={`sharing-gate/${gate}`}
          start={{ why: '' }}
          fields={[{ box: 'why', label: 'Why the clinical team does not agree' }]}
          button="Save this no"
          save={(context, opened, words) => agreeToShare(context, opened, false, words.why ?? '')}
          onClose={() => open(null)}
        />
      )}
    </section>
  )
}

function stateWords(mayBeShared: boolean, isAsked: boolean): string {
  if (!isAsked) return 'A transfer is being decided: nobody is asked about sharing care until it is.'
  if (mayBeShared) return 'Care may be shared: the clinical team and each of the family who was asked say yes. That it is, is said when the case is closed.'
  return 'Care is shared only when the clinical team and each of the family who is asked say yes. Until then it remains here.'
}

function answerWords({ yes, why }: { readonly yes: boolean; readonly why: string }): string {
  return yes ? 'yes' : `no${why === '' ? '' : `, ${why}`}`
}
