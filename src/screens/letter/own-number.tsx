import { useState } from 'react'
import { openedNow } from '#actions/context.ts'
import { sayRegistration } from '#actions/say-registration.ts'
import type { Member } from '#domain/meeting/team.ts'
import type { TeamFile } from '#domain/rules-across/read-meeting-file.ts'
import { useSave } from '#state/use-save.ts'
import { Button } from '../kit/button.tsx'
import { SaveWords } from '../kit/save-words.tsx'
import { TextField } from '../kit/text-field.tsx'

interface OwnNumberProps {
  readonly team: TeamFile
  readonly member: Member
}

/** Asked of a signatory once: their GMC number, which no letter of theirs has until they say it. */
export function OwnNumber({ team, member }: OwnNumberProps) {
  const [typed, setTyped] = useState('')
  const saving = useSave()
  const print = (): void => void saving.save((context) => sayRegistration(context, openedNow(team.record), member, typed))
  return (
    <div className="letter-own-number">
      <TextField
        id="letter-own-number" label="Your GMC number, to be printed under your name" hint="7 digits. Can stay empty: the letter is then signed without it" width="narrow" value={typed} onChange={setTyped}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey) print()
        }}
      />
      <SaveWords saving={saving} />
      <Button dense onPress={print}>
        Print it on my letters
      </Button>
    </div>
  )
}
