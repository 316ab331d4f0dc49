import { assertNever } from '#domain/basics/assert.ts'
import { recordKey } from '#domain/journal/act.ts'
import { useApp } from '#state/app-store.ts'
import { CaseScreen } from '../case/case-screen.tsx'
import { KeysProvider } from '../kit/keys-provider.tsx'
import { LetterScreen } from '../letter/letter-screen.tsx'
import { Board } from '../board/board.tsx'
import { CasesList, LettersList, MeetingsList } from '../lists/lists.tsx'
import { MeetingRoom } from '../meeting/meeting-room.tsx'
import { DropFile } from '../referral/drop-file.tsx'
import { TwoVersions } from '../settle/two-versions.tsx'
import { NewCase } from '../new-case/new-case.tsx'
import { Today } from '../today/today.tsx'
import { Entrance } from './entrance.tsx'
import '../kit/page.css'

/** One window: the entrance until somebody is signed in, then the place they are at. */
export function App() {
  return (
    <KeysProvider>
      <DropFile />
      <Inside />
    </KeysProvider>
  )
}

function Inside() {
  const session = useApp((state) => state.session)
  const place = useApp((state) => state.place)
  if (session === null) return <Entrance />
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
    case 'owed':
      return <Board />
    case 'meeting-room':
      return <MeetingRoom key={place.meeting} meetingId={place.meeting} caseId={place.case} />
    case 'case':
      return <CaseScreen key={place.case} caseId={place.case} />
    case 'letter':
      return <LetterScreen key={place.case} caseId={place.case} />
    case 'two-versions':
      return <TwoVersions key={`${recordKey(place.about)} ${place.unit}`} about={place.about} unit={place.unit} />
    default:
      return assertNever(place, 'place')
  }
}
