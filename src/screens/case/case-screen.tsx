import { londonDay } from '#domain/basics/london-day.ts'
import { goTo, summaryOf, type ListPlace, useAppParts } from '#state/app-store.ts'
import { useCase, useRecord, useTeam } from '#state/use-record.ts'
import { useMayReadTrail } from '#state/trail.ts'
import { useNow } from '#state/use-now.ts'
import type { Route } from '#domain/case/screening.ts'
import { providerLabel } from '#domain/provider/provider.ts'
import { isReadOnly } from '#domain/rules-across/is-read-only.ts'
import { isToSend, letterSent } from '#domain/pathway/letter-sent.ts'
import { readPathway } from '#domain/pathway/read-pathway.ts'
import { whatKeepsLetter } from '#domain/rules-across/practice-in-letter.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import type { AfterPart } from '../after/part.ts'
import { ReportTab } from '../after/report-tab.tsx'
import { SendingTab } from '../after/sending-tab.tsx'
import { AppFrame } from '../app/app-frame.tsx'
import { Button, TextButton } from '../kit/button.tsx'
import { CaseBand } from '../kit/case-band.tsx'
import { keptWords } from '../kit/kept-words.ts'
import { Notice } from '../kit/notice.tsx'
import { useKeys } from '../kit/use-keys.ts'
import { useLetter, type LetterInHand } from '../letter/use-letter.ts'
import { RecordCards } from '../settle/record-cards.tsx'
import { CasePatient } from './case-patient.tsx'
import { CaseStops } from './case-stops.tsx'
import { openCaseForm, openCaseTab, useCaseForm, useCaseTab, type CaseTab } from './case-tab.ts'
import { CaseTasks } from './case-tasks.tsx'
import { CaseEnding } from './case-ending.tsx'
import { EraseChild } from './erase-child.tsx'
import { PeopleTab } from './people-tab.tsx'
import { SameChild } from './same-child.tsx'
import { CaseStory } from './case-story.tsx'
import { CaseWords } from './case-words.tsx'
import { CaseRequest } from './case-request.tsx'
import { CaseRoute } from './case-route.tsx'
import { CaseProvider } from './case-provider.tsx'
import { CaseMinute } from './case-minute.tsx'
import { ToMeeting } from './to-meeting.tsx'
import { lettersOff } from './letters-off.ts'
import { NowAndNext } from './now-and-next.tsx'
import './case-screen.css'

const tabs = [
  { id: 'story', words: 'What has happened' },
  { id: 'patient', words: 'Who this is' },
  { id: 'request', words: 'Request' },
  { id: 'words', words: 'Family’s words' },
  { id: 'people', words: 'People' },
  { id: 'provider', words: 'Provider' },
  { id: 'minute', words: 'Minute' },
  { id: 'sending', words: 'Sending' },
  { id: 'report', words: 'Report' },
] as const

interface CaseScreenProps {
  readonly caseId: string
}

/** One child's story: where it stands, what happened, and what stops the letter. */
export function CaseScreen({ caseId }: CaseScreenProps) {
  const file = useCase(caseId)
  const { session, summaries, from } = useAppParts('session', 'summaries', 'from')
  const patient = useRecord('patient', file?.subject?.patient ?? null)
  const team = useTeam(session?.team ?? null)
  const today = londonDay(useNow())
  const letter = useLetter(file, team, today)
  const tab = useCaseTab(caseId)
  const form = useCaseForm(caseId)
  const setTab = (to: CaseTab): void => openCaseTab(caseId, to)
  const move = (by: 1 | -1): void => {
    const place = tabs.findIndex((entry) => entry.id === tab)
    setTab(tabs[(place + by + tabs.length) % tabs.length]?.id ?? 'story')
  }
  const toLetter = (): void => goTo({ kind: 'letter', case: caseId })
  const mayReadTrail = useMayReadTrail()
  const toTrail = (): void => goTo({ kind: 'trail', case: caseId })
  const off = file === null ? null : lettersOff(file)
  const hasLetter = off === null || (file?.signedLetters.length ?? 0) > 0
  useKeys(
    [
      ...(hasLetter ? [{ keys: 'E', words: 'letter', run: toLetter, inBar: true }] : []),
      ...(mayReadTrail ? [{ keys: 'Y', words: 'who did and saw what', run: toTrail }] : []),
      { keys: ']', words: 'next tab', run: () => move(1), inBar: true },
      { keys: '[', words: 'tab before', run: () => move(-1) },
      { keys: 'Escape', words: `back to ${listWords(from)}`, run: () => goTo(from) },
    ],
    { name: 'Case' },
  )
  if (file === null || letter === null) return <AppFrame current="cases">{null}</AppFrame>
  const providerName = (id: string): string => {
    const provider = summaryOf(summaries, 'provider', id)?.provider
    return provider == null ? 'a provider' : providerLabel(provider)
  }
  const identity = letter.identity
  const after: AfterPart = {
    file,
    pathway: readPathway(file.record),
    today,
    born: identity?.born ?? null,
    providerName,
    form,
    open: (to) => openCaseForm(caseId, tab, to),
    isOver: file.ended !== null || isReadOnly(file.record),
  }
  return (
    <AppFrame
      current="cases"
      band={identity === null ? undefined : <CaseBand file={file} identity={identity} today={today} />}
    >
      <div className="case">
        <div className="case-main" data-area="The case" tabIndex={-1}>
          <h1 className="only-heard">{identity === null ? 'Case' : `${identity.given} ${identity.family}`}</h1>
          <RecordCards record={file.record} />
          {patient !== null && <RecordCards record={patient} />}
          <div className="case-tabs" role="tablist" aria-label="Parts of the case">
            {tabs.map((entry) => (
              <button key={entry.id} id={`tab-${entry.id}`} type="button" role="tab" aria-selected={tab === entry.id} aria-controls="tab-panel" className={tab === entry.id ? 'case-tab case-tab-on' : 'case-tab'} onClick={() => setTab(entry.id)}>
                {entry.words}
              </button>
            ))}
          </div>
          <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
            {tab === 'story' && (
              <>
                <CaseRoute file={file} today={today} />
                <NowAndNext file={file} facts={letter.facts} blockers={letter.blockers.length} today={today} providerName={providerName} />
                <CaseStory file={file} providerName={providerName} />
              </>
            )}
            {tab === 'patient' && file.subject !== null && (
              <>
                <CasePatient patient={file.subject.patient} />
                <SameChild key={file.subject.patient} patient={file.subject.patient} identity={identity} />
              </>
            )}
            {tab === 'people' && <PeopleTab key={file.id} file={file} identity={identity} team={team} today={today} />}
            {tab === 'request' && <CaseRequest file={file} team={team} today={today} form={form} open={after.open} isOver={after.isOver} />}
            {tab === 'words' && <CaseWords file={file} form={form} open={after.open} isOver={after.isOver} />}
            {tab === 'provider' && <CaseProvider key={`${file.id} ${form ?? ''}`} file={file} form={form} open={after.open} providerOf={(id) => summaryOf(summaries, 'provider', id)?.provider ?? null} />}
            {tab === 'minute' && <CaseMinute file={file} providerName={providerName} />}
            {tab === 'sending' && <SendingTab {...after} facts={letter.facts} />}
            {tab === 'report' && <ReportTab {...after} providerOf={(id) => summaryOf(summaries, 'provider', id)?.provider ?? null} />}
            {(tab === 'provider' || tab === 'minute') && <ToMeeting caseId={caseId} />}
          </div>
        </div>
        <aside className="case-aside" data-area="The letter" tabIndex={-1} aria-label="What stops the letter">
          <h2>{off === null ? stopsTitle(letter, file) : offTitle(file.route)}</h2>
          {off === null ? <CaseStops file={file} blockers={letter.blockers} /> : <p>{off}</p>}
          {hasLetter && (
            <Button kind="primary" keys="E" onPress={toLetter}>
              {file.signedLetters.length > 0 ? 'Open the letter' : 'Work on the letter'}
            </Button>
          )}
          {file.record.newer.length > 0 && <Notice calm>Part of this was written by a newer Consilium. It is kept whole and will show after the update.</Notice>}
          {file.consents.length > 0 && (
            <section className="case-consents">
              <h3>Asked about sending records</h3>
              {file.consents.map((consent) => (
                <p key={consent.id}>
                  {consent.person}, {consent.relation}: {consent.answer === 'agreed' ? 'agreed' : consent.answer === 'refused' ? 'said no' : 'not asked yet'}
                </p>
              ))}
            </section>
          )}
          <CaseTasks file={file} members={team?.members ?? []} form={form} open={after.open} isOver={after.isOver} />
          <CaseEnding key={file.id} file={file} />
          {file.subject !== null && <EraseChild key={`erase ${file.id}`} patient={file.subject.patient} caseId={file.id} />}
          {mayReadTrail && (
            <TextButton onPress={toTrail} keys="Y">
              Who did and saw what
            </TextButton>
          )}
          <TextButton onPress={() => goTo(from)} keys="Escape">
            Back to {listWords(from)}
          </TextButton>
        </aside>
      </div>
    </AppFrame>
  )
}

/** Where Escape leads from a case, in words. */
function listWords({ kind }: ListPlace): string {
  const words: Readonly<Record<ListPlace['kind'], string>> = { today: 'today', 'meeting-room': 'the meeting', 'meeting-plan': 'the agenda', meetings: 'the meetings', cases: 'the cases', letters: 'the letters', copies: 'the copies', owed: 'what is owed', figures: 'the figures' }
  return words[kind]
}

function stopsTitle({ blockers, facts }: LetterInHand, file: CaseFile): string {
  const stops = blockers.length
  const letter = file.signedLetters.at(-1)
  if (stops > 0) return `${stops} ${stops === 1 ? 'thing stops' : 'things stop'} the letter`
  if (letter === undefined) return 'Nothing stops the letter'
  const sent = letterSent(readPathway(file.record), letter.version)
  const [kept] = isToSend(sent) && whatKeepsLetter(file, facts, letter) !== null ? keptWords(letter.version) : []
  if (kept !== undefined) return kept
  return { no: 'Letter signed, not sent', astray: 'Letter went to the wrong person', sent: 'Letter sent', acknowledged: 'Letter acknowledged' }[sent]
}

function offTitle(route: Route): string {
  if (route === 'routine') return 'No letter is needed'
  return route === 'non-expert' ? 'No provider letter' : 'Letters are off for this request'
}
