import { assertNever } from '#domain/basics/assert.ts'
import { recordKey } from '#domain/journal/act.ts'
import { useApp } from '#state/app-store.ts'
import { GoneScreen } from '../case/gone-screen.tsx'
import { CaseScreen } from '../case/case-screen.tsx'
import { LetterScreen } from '../letter/letter-screen.tsx'
import { FiguresPaperScreen } from '../papers/figures-paper-screen.tsx'
import { MeetingPaper } from '../papers/meeting-paper.tsx'
import { ToDoScreen } from '../papers/to-do-screen.tsx'
import { CopiesScreen } from '../batch/copies-screen.tsx'
import { Board } from '../board/board.tsx'
import { FiguresScreen } from '../figures/figures-screen.tsx'
import { CasesList } from '../lists/cases-list.tsx'
import { LettersList, MeetingsList } from '../lists/lists.tsx'
import { MeetingRoom } from '../meeting/meeting-room.tsx'
import { ProviderScreen } from '../providers/provider-screen.tsx'
import { ProvidersList } from '../providers/providers-list.tsx'
import { Settings } from '../settings/settings.tsx'
import { NoteScreen } from '../reading/note-screen.tsx'
import { TwoVersions } from '../settle/two-versions.tsx'
import { TrailScreen } from '../trail/trail-screen.tsx'
import { NewCase } from '../new-case/new-case.tsx'
import { MeetingPlan } from '../planning/meeting-plan.tsx'
import { PlanMeeting } from '../planning/plan-meeting.tsx'
import { Today } from '../today/today.tsx'

/** The place somebody is at, once they may read: everything the window shows of records. */
export function Places() {
  const place = useApp((state) => state.place)
  const isGone = useApp(({ erased }) => (place.kind === 'case' || place.kind === 'letter') && erased.has(`case/${place.case}`))
  if (isGone && 'case' in place && place.case !== null) return <GoneScreen caseId={place.case} />
  switch (place.kind) {
    case 'today':
      return <Today />
    case 'meetings':
      return <MeetingsList />
    case 'cases':
      return <CasesList />
    case 'new-case':
      return <NewCase />
    case 'letters':
      return <LettersList />
    case 'copies':
      return <CopiesScreen />
    case 'owed':
      return <Board />
    case 'paper':
      if (place.paper === 'figures') return <FiguresPaperScreen chosen={place.chosen} />
      return place.paper === 'to-do' ? <ToDoScreen /> : <MeetingPaper key={`${place.paper} ${place.meeting}`} paper={place.paper} meetingId={place.meeting} />
    case 'plan-meeting':
      return <PlanMeeting />
    case 'meeting-plan':
      return <MeetingPlan key={place.meeting} meetingId={place.meeting} />
    case 'figures':
      return <FiguresScreen period={place.chosen} />
    case 'meeting-room':
      return <MeetingRoom key={place.meeting} meetingId={place.meeting} caseId={place.case} />
    case 'case':
      return <CaseScreen key={place.case} caseId={place.case} />
    case 'letter':
      return <LetterScreen key={place.case} caseId={place.case} />
    case 'settings':
      return <Settings />
    case 'note':
      return <NoteScreen />
    case 'trail':
      return <TrailScreen key={place.case ?? ''} caseId={place.case} />
    case 'providers':
      return <ProvidersList />
    case 'provider':
      return <ProviderScreen key={place.provider ?? 'new'} providerId={place.provider} forCase={place.forCase} missingFor={place.missingFor ?? null} />
    case 'two-versions':
      return <TwoVersions key={`${recordKey(place.about)} ${place.unit}`} about={place.about} unit={place.unit} />
    default:
      return assertNever(place, 'place')
  }
}
