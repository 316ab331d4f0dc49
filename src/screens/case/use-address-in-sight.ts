import { useEffect, useRef, useState } from 'react'
import { protectedHere } from '#domain/rules-across/protected-here.ts'
import type { CaseFile } from '#domain/rules-across/read-case-file.ts'
import { openedNow } from '#actions/context.ts'
import { noteViewing } from '#actions/record-address.ts'
import { useSave, type SaveInHand } from '#state/use-save.ts'
import { useElsewhere } from '../kit/use-elsewhere.ts'
import { useKeys } from '../kit/use-keys.ts'

export interface AddressInSight {
  /** Whose address is shown now; null as soon as the key or the button is let go. */
  readonly person: string | null
  readonly hold: (person: string) => void
  /** This role may look, and nothing else is open. */
  readonly may: boolean
  readonly saving: SaveInHand
}

/**
 * A protected address is in sight only while V or its button is held, and only once the viewing is on the disk (P12): when
 * it cannot be noted it is not shown. V means the person in whose entry the focus is, or the only one there is.
 */
export function useAddressInSight(file: CaseFile, active: boolean): AddressInSight {
  const [person, setPerson] = useState<string | null>(null)
  const held = useRef<string | null>(null)
  const saving = useSave()
  const hold = (whose: string): void => {
    if (held.current !== null || !active) return
    held.current = whose
    void saving.save((context) => noteViewing(context, openedNow(file.record), whose)).then((noted) => {
      if (noted && held.current === whose) setPerson(whose)
    })
  }
  useEffect(() => {
    const ends = ['keyup', 'pointerup', 'pointercancel', 'blur', 'visibilitychange'] as const
    const end = (): void => {
      held.current = null
      setPerson(null)
    }
    for (const name of ends) addEventListener(name, end)
    return () => {
      for (const name of ends) removeEventListener(name, end)
    }
  }, [])
  const focused = (): string | undefined => document.activeElement?.closest<HTMLElement>('[data-person]')?.dataset['person']
  const hidden = protectedHere(file, useElsewhere(file))
  useKeys(
    [
      {
        keys: 'V',
        words: 'hold to see a protected address',
        run: () => {
          const whose = focused() ?? (hidden.length === 1 ? hidden[0] : undefined)
          if (whose !== undefined && hidden.includes(whose)) hold(whose)
          else document.querySelector<HTMLElement>('[data-hold]')?.focus()
        },
      },
    ],
    { name: 'People', active: active && hidden.length > 0 },
  )
  return { person, hold, may: active, saving }
}
