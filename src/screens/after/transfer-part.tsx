import { shortDay } from '#domain/basics/calendar.ts'
import { familyAnswers } from '#domain/pathway/family-answers.ts'
import { gatesOfTransfer, isTransferAgreed, mayBeWished } from '#domain/pathway/gates-of-transfer.ts'
import { transferGates } from '#domain/pathway/pathway-parts.ts'
import { askedAboutCare, pathwayOn } from '#domain/rules-across/whose-consent.ts'
import { openedNow } from '#actions/context.ts'
import { decideTransfer, explainTransfer, offerTransfer, sayGate, sayTransferConsent } from '#actions/offer-transfer.ts'
import { useMay } from '#state/use-may.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { QuickForm } from '../kit/quick-form.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { gateWords, wanting } from './method-words.ts'
import { NobodyToAsk, NotAskedWords } from './not-asked-words.tsx'
import type { AfterPart } from './part.ts'
import { YesNo } from './yes-no.tsx'

/** Care remains here unless every gate of a transfer is passed (rows 33 to 35). A wish changes nothing by itself. */
export function TransferPart(part: AfterPart) {
  const { file, pathway, form, open, isOver } = part
  const may = useMay('offer-transfer') && !isOver
  const { transfer } = pathway
  const isWishable = mayBeWished(pathway)
  return (
    <section className="after-part" aria-labelledby="transfer-heading">
      <div className="after-row">
        <h2 id="transfer-heading">Where care is</h2>
        {may && isWishable && form !== 'transfer' && (
          <Button dense keys="T" onPress={() => open('transfer')}>
            {transfer === null ? 'Somebody asks for a transfer' : 'Somebody asks again'}
          </Button>
        )}
      </div>
      {transfer === null && <p>{file.ended !== null && pathway.care?.kind === 'shared' ? 'Care is shared.' : 'Care remains here.'}</p>}
      {form === 'transfer' && may && isWishable && (
        <QuickForm
          name="A transfer of care"
          record={file.record}
          draft="transfer"
          start={{ wantedBy: '', name: '' }}
          fields={[
            { box: 'wantedBy', label: 'Who asks for it or offers it', kind: 'choice', choices: wanting },
            { box: 'name', label: 'By name', width: 'half' },
          ]}
          boxOf={{ 'transfer-needs-who': 'name', 'transfer-needs-by-whom': 'wantedBy' }}
          button="Save the wish"
          save={(context, opened, words) => offerTransfer(context, opened, { wantedBy: words.wantedBy ?? '', name: words.name ?? '' })}
          onClose={() => open(null)}
        />
      )}
      {transfer !== null && <Gates {...part} transfer={transfer} />}
    </section>
  )
}

function Gates({ file, today, born, form, open, isOver, transfer }: AfterPart & { readonly transfer: NonNullable<AfterPart['pathway']['transfer']> }) {
  const mayOffer = useMay('offer-transfer') && !isOver
  const mayDecide = useMay('decide-transfer') && !isOver
  const saving = useSave()
  const pathway = pathwayOn(file, born, today)
  const gates = gatesOfTransfer(pathway)
  const { outcome, explained } = transfer
  // What was said of it has been taken back then: who agrees to share care says so for itself.
  const isOff = outcome?.kind === 'not-possible'
  const answers = familyAnswers(askedAboutCare(file, born, today), pathway.transferConsents)
  return (
    <>
      <p dir="auto">
        <strong>{transfer.name}</strong> asked on {shortDay(transfer.on)}.{isTransferAgreed(pathway) ? '' : ' Care remains here until both teams and each of the family who is asked say yes.'}
      </p>
      <div className="after-row">
        <p>{explained === null ? 'How a transfer is decided has not been explained to the family yet.' : `Explained to the family ${shortDay(explained.on)}, ${explained.by}.`}</p>
        {mayOffer && explained === null && (
          <Button dense onPress={() => void saving.save((context) => explainTransfer(context, openedNow(file.record)))}>
            It was explained
          </Button>
        )}
      </div>
      {!isOff && (
        <ul className="after-acts-list">
          {transferGates.map((gate) => {
            const said = pathway.gates.find((each) => each.gate === gate)
            return (
              <li key={gate} className="after-row">
                <p dir="auto">
                  <strong>{gateWords(gate)}:</strong> {said === undefined ? 'nobody has said yet' : `${said.yes ? 'yes' : `no${said.why === '' ? '' : `, ${said.why}`}`}, ${said.by}`}
                </p>
                {mayDecide && (
                  <YesNo
                    about={gateWords(gate)}
                    said={said?.yes ?? null}
                    onYes={() => void saving.save((context) => sayGate(context, openedNow(file.record), gate, true, ''))}
                    onNo={() => open(`gate/${gate}`)}
                  />
                )}
              </li>
            )
          })}
          {answers.map(({ person, said }) => {
            return (
              <li key={person.id} className="after-row">
                <p dir="auto">
                  <strong>{person.name} consents:</strong> {said === null ? 'not asked yet' : `${said.yes ? 'yes' : `no${said.why === '' ? '' : `, ${said.why}`}`}, noted by ${said.by}`}
                </p>
                {mayDecide && (
                  <YesNo
                    about={`${person.name} consents`}
                    said={said?.yes ?? null}
                    onYes={() => void saving.save((context) => sayTransferConsent(context, openedNow(file.record), person, true, ''))}
                    onNo={() => void saving.save((context) => sayTransferConsent(context, openedNow(file.record), person, false, ''))}
                  />
                )}
              </li>
            )
          })}
        </ul>
      )}
      {!isOff && <NotAskedWords answers={answers} />}
      {!isOff && answers.length === 0 && <NobodyToAsk born={born} today={today} />}
      <SaveWords saving={saving} />
      {transferGates.map((gate) =>
        form === `gate/${gate}` && mayDecide ? (
          <QuickForm
            key={gate}
            name={`No: ${gateWords(gate)}`}
            record={file.record}
            draft={`transfer-gate/${gate}`}
            start={{ why: '' }}
            fields={[{ box: 'why', label: `Why not: ${gateWords(gate).toLowerCase()}` }]}
            button="Save this no"
            save={(context, opened, words) => sayGate(context, opened, gate, false, words.why ?? '')}
            onClose={() => open(null)}
          />
        ) : null,
      )}
      {outcome !== null && (
        <p dir="auto">
          <strong>{outcome.kind === 'possible' ? 'A transfer is possible.' : 'A transfer is not possible.'}</strong> {outcome.reason} <span className="text-quiet">{outcome.by}, {shortDay(outcome.on)}</span>
          {outcome.kind === 'possible' && !isTransferAgreed(pathway) && ' Not everybody says yes any more: care remains here.'}
        </p>
      )}
      {!isOff && mayDecide && form !== 'not-possible' && (
        <div className="after-acts">
          {outcome === null && (
            <Button dense notNow={Object.values(gates).every((state) => state === 'yes') ? undefined : 'Both teams and each of the family who is asked must say yes first'} onPress={() => void saving.save((context) => decideTransfer(context, openedNow(file.record), 'possible', '', born))}>
              A transfer is possible
            </Button>
          )}
          <Button dense onPress={() => open('not-possible')}>
            It is not possible
          </Button>
        </div>
      )}
      {form === 'not-possible' && mayDecide && !isOff && (
        <QuickForm
          name="A transfer is not possible"
          record={file.record}
          draft="transfer/outcome"
          start={{ reason: '' }}
          fields={[{ box: 'reason', label: 'Why it is not possible' }]}
          boxOf={{ 'not-possible-needs-a-reason': 'reason' }}
          button="Save that it is not possible"
          save={(context, opened, words) => decideTransfer(context, opened, 'not-possible', words.reason ?? '', born)}
          onClose={() => open(null)}
        />
      )}
    </>
  )
}
