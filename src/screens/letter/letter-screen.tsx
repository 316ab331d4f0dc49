import { useState } from 'react'
import { useApp } from '#state/app-store.ts'
import { londonDay } from '#domain/basics/london-day.ts'
import { useCase, useTeam } from '#state/use-record.ts'
import { useNow } from '#state/use-now.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { CaseBand } from '../kit/case-band.tsx'
import { LetterDraft } from './letter-draft.tsx'
import { SignedLetters } from './signed-letters.tsx'
import { useLetter } from './use-letter.ts'
import './letter-screen.css'

interface LetterScreenProps {
  readonly caseId: string
}

/** The letter: what stops it, the prose against the minute, the page itself, and signing. */
export function LetterScreen({ caseId }: LetterScreenProps) {
  const file = useCase(caseId)
  const session = useApp((state) => state.session)
  const team = useTeam(session?.team ?? null)
  const today = londonDay(useNow())
  const letter = useLetter(file, team, today)
  const [writing, setWriting] = useState<number | null>(null)
  if (file === null || letter === null) return <AppFrame current="letters">{null}</AppFrame>
  return (
    <AppFrame current="letters" band={letter.identity === null ? undefined : <CaseBand file={file} identity={letter.identity} today={today} />}>
      {file.signedLetters.length > 0 && writing !== letter.version ? (
        <SignedLetters key={caseId} file={file} facts={letter.facts} onNew={() => setWriting(letter.version)} />
      ) : (
        <LetterDraft key={`${caseId}/${letter.version}`} file={file} letter={letter} onGivenUp={() => setWriting(null)} />
      )}
    </AppFrame>
  )
}
