import { useState } from 'react'
import type { Author } from '#domain/journal/act.ts'
import type { ScreeningAnswers } from '#domain/case/screening.ts'
import { readIdentity } from '#domain/person/identity.ts'
import { findSameChild, type KnownChild, type Match } from '#domain/person/same-child.ts'
import { questionsOf } from '#domain/profile/use-profile.ts'
import type { TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { addCase, type TypedNewCase } from '#actions/add-case.ts'
import { newActId } from '#actions/new-act-id.ts'
import { goTo, summariesOf, useApp } from '#state/app-store.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { putAwayReferral } from '#state/referral.ts'
import { saveDraft } from '#state/save-draft.ts'
import { useDraft } from '#state/use-draft.ts'
import { useNow } from '#state/use-now.ts'
import { useSave } from '#state/use-save.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { SubmitButton, TextButton } from '../kit/button.tsx'
import { ErrorSummary } from '../kit/error-summary.tsx'
import type { FieldError } from '../kit/field-error.ts'
import { focusPanel } from '../kit/focus-on-open.ts'
import { IdentityBand } from '../kit/identity-band.tsx'
import { KeyCap } from '../kit/key-cap.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { SelectField } from '../kit/select-field.tsx'
import { TextField } from '../kit/text-field.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { boxId, checkNewCase, emptyNewCase, identityBoxes, readWords, typedIdentity, typedPlace, typedRequest, type NewCaseBox, type NewCaseWords } from './check-new-case.ts'
import { CheckReferral } from '../referral/check-referral.tsx'
import { StillInFile } from '../referral/left-out.tsx'
import { useReferral } from '../referral/use-referral.ts'
import { MaybeHere } from './maybe-here.tsx'
import { WhatHappens } from './what-happens.tsx'
import { WherePart } from './where-part.tsx'
import { WhoAsksPart } from './who-asks-part.tsx'
import { WhoPart } from './who-part.tsx'

/** The one draft of a request that is not yet a case: kept with the team, since there is no case to keep it with. */
const DRAFT = 'new-case'

interface RequestFormProps {
  readonly team: TeamFile
  readonly author: Author
  readonly answers: ScreeningAnswers
  readonly onBack: () => void
}

/** What a person said of those who may be the same child. */
type SaidOfOthers = Pick<Extract<TypedNewCase['child'], { kind: 'new' }>, 'notThese' | 'sameNumberWhy'>

/** What a part of the form is given. */
export interface PartProps {
  readonly words: NewCaseWords
  readonly change: (box: NewCaseBox, text: string) => void
  readonly errorOf: (box: NewCaseBox) => string | undefined
}

/** Who, who asks, what: at most six things have to be written (S10). Half filled in it is a draft, and outlives a crash. */
export function RequestForm({ team, author, answers, onBack }: RequestFormProps) {
  const summaries = useApp((state) => state.summaries)
  const today = londonDay(useNow())
  const draft = useDraft(team.record, DRAFT, { ...emptyNewCase, lead: usualLead(team, author) })
  const saving = useSave()
  const [ids] = useState(() => ({ case: newActId(), patient: newActId() }))
  const [errors, setErrors] = useState<readonly FieldError[]>([])
  const [attempt, setAttempt] = useState(0)
  const [matches, setMatches] = useState<readonly Match[]>([])
  const words = readWords(draft.words)
  const children = summariesOf(summaries, 'patient').flatMap(({ id, identity }): KnownChild[] => (identity === null ? [] : [{ id, identity }]))
  const chosen = children.find(({ id }) => id === words.patient) ?? null
  const references = summariesOf(summaries, 'case').map(({ reference }) => reference)

  const typedCase = (typed: NewCaseWords, { notThese, sameNumberWhy }: SaidOfOthers): Omit<TypedNewCase, 'id' | 'answers'> => ({
    child: typed.patient === '' ? { kind: 'new', patient: ids.patient, typed: typedIdentity(typed), notThese, sameNumberWhy } : { kind: 'known', patient: typed.patient },
    request: typedRequest(typed),
    question: typed.question,
    place: typedPlace(typed),
    where: typed.where,
    treatment: typed.treatment,
    lead: leadsOf(team, author).find(({ user }) => user === typed.lead) ?? null,
  })
  const submit = async (said: SaidOfOthers = { notThese: [], sameNumberWhy: '' }): Promise<void> => {
    if (saving.busy) return
    const found = checkNewCase(readWords(draft.now()), today)
    setErrors(found)
    setMatches([])
    saving.clear()
    if (found.length > 0) return setAttempt((count) => count + 1)
    const { saved } = await saveDraft(saving, draft, async (context, _, inAct) => {
      const answer = await addCase(context, { ...typedCase(readWords(inAct), said), id: ids.case, answers }, { children, references, offered: questionsOf(team) })
      if (!answer.ok && answer.refusal.kind === 'child-known-already') {
        const identity = readIdentity(typedIdentity(readWords(inAct)), today)
        setMatches(identity.ok ? findSameChild(identity.value, children).filter(({ id }) => !said.notThese.includes(id)) : [])
      }
      return answer
    })
    if (!saved) return
    putAwayReferral()
    goTo({ kind: 'case', case: ids.case })
  }
  const referral = useReferral(draft, { ...emptyNewCase, lead: usualLead(team, author) })
  const asksWhich = saving.refusal?.kind === 'child-known-already'
  useKeys(
    [
      { keys: 'Ctrl+Enter', words: 'save the case', run: () => void submit(), inBar: !asksWhich },
      { keys: 'Escape', words: 'back to the questions', run: onBack, inBar: true },
    ],
    { name: 'New case', active: !referral.toCheck },
  )
  const choose = (id: string): void => {
    draft.change('patient', id)
    setErrors((before) => before.filter(({ field }) => !identityBoxes.has(field)))
    // What had the focus goes with the choice: on to what is now said of the child.
    requestAnimationFrame(() => document.getElementById('new-who')?.focus())
  }
  const part: PartProps = { words, change: draft.change, errorOf: (box) => errors.find(({ field }) => field === boxId(box))?.words }
  if (referral.toCheck) return <CheckReferral referral={referral} onBack={onBack} />
  return (
    <AppFrame
      current="cases"
      band={chosen === null ? undefined : <IdentityBand identity={chosen.identity} today={today} where="" flags={['Request being screened']} />}
    >
      <div className="new-case">
        <form
          className="new-case-main"
          data-area="The request"
          tabIndex={-1}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            // Enter after a search means the children found, not the whole form.
            if (document.activeElement?.id === boxId('find')) document.querySelector<HTMLButtonElement>('.maybe-list button')?.focus()
            else void submit()
          }}
        >
          <h1 className="new-case-heading" tabIndex={-1} ref={focusPanel}>
            New case
          </h1>
          {draft.unfinished && <p className="text-quiet">Unfinished, not in the record. It is kept on this computer as a draft.</p>}
          <ErrorSummary errors={errors} attempt={attempt} />
          {asksWhich && matches.length > 0 && (
            <MaybeHere
              matches={matches}
              today={today}
              onThis={(id) => {
                choose(id)
                setMatches([])
                saving.clear()
              }}
              onNone={(sameNumberWhy) => void submit({ notThese: matches.map(({ id }) => id), sameNumberWhy })}
            />
          )}
          <WhoPart {...part} today={today} known={children} chosen={chosen} onChoose={choose} />
          <WhoAsksPart {...part} />
          <div className="new-case-part">
            <TextField
              id={boxId('question')}
              label="The question, in one line"
              hint="As the meeting will hear it, without the child’s name"
              value={words.question}
              onChange={(text) => draft.change('question', text)}
              error={part.errorOf('question')}
            />
          </div>
          <WherePart {...part} urgent={answers.urgent === true} />
          <div className="new-case-part">
            <SelectField
              id={boxId('lead')}
              label="Lead consultant"
              hint="The one person the family turns to"
              value={words.lead}
              choices={[...(words.lead === '' ? [{ value: '', words: 'Choose' }] : []), ...leadsOf(team, author).map(({ user, name }) => ({ value: user, words: name }))]}
              onChange={(user) => draft.change('lead', user)}
              error={part.errorOf('lead')}
            />
          </div>
          {!asksWhich && <SaveWords saving={saving} />}
          <div className="new-case-buttons">
            <SubmitButton busy={saving.busy}>{answers.urgent === true ? 'Save, parked' : 'Save the case'}</SubmitButton>
            <KeyCap cap="Ctrl ↵" />
            {draft.unfinished && <TextButton onPress={() => void draft.drop().then(() => setErrors([]))}>Empty the form</TextButton>}
          </div>
        </form>
        <aside className="new-case-aside" data-area="What happens" tabIndex={-1} aria-label="What happens to the request">
          <div className="new-case-stays">
            <WhatHappens answers={answers} />
            <StillInFile />
            <TextButton keys="Escape" onPress={onBack}>
              Back to the questions
            </TextButton>
          </div>
        </aside>
      </div>
    </AppFrame>
  )
}

/** Who may lead: the consultants and the chair of the team, and whoever writes this when they are one. */
function leadsOf(team: TeamFile, author: Author): readonly { readonly user: string; readonly name: string }[] {
  const leads = team.members.filter(({ role }) => role === 'chair' || role === 'consultant').map(({ user, name }) => ({ user, name }))
  const isNew = author.role !== 'secretary' && !leads.some(({ user }) => user === author.user)
  return isNew ? [{ user: author.user, name: author.name }, ...leads] : leads
}

/** A clinician leads what they ask for; a secretary’s request starts with the chair, in sight, and can be given to another. */
function usualLead(team: TeamFile, author: Author): string {
  if (author.role !== 'secretary') return author.user
  return team.members.find(({ role }) => role === 'chair')?.user ?? ''
}
