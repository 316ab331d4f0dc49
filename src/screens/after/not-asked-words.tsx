import type { CalendarDay } from '#domain/basics/calendar.ts'
import { isAdult } from '#domain/person/coming-of-age.ts'
import { notAskedBeside, type FamilyAnswer } from '#domain/pathway/family-answers.ts'

/** Who is not asked holds nothing up (A14, A15), and is not forgotten either. */
export function NotAskedWords({ answers }: { readonly answers: readonly FamilyAnswer<{ readonly name: string }>[] }) {
  const left = notAskedBeside(answers)
  if (left.length === 0) return null
  return (
    <p className="text-quiet" dir="auto">
      Not asked yet: {left.map(({ name }) => name).join(', ')}. Ask everybody whose consent counts before it is agreed.
    </p>
  )
}

/** Without an entry under People there is nobody to ask; at 18 nobody but the young person is (P18). */
export function NobodyToAsk({ born, today }: { readonly born: CalendarDay | null; readonly today: CalendarDay }) {
  const isOfAge = born !== null && isAdult(born, today)
  return <p className="text-quiet">{isOfAge ? 'They are 18 now: nobody else agrees for them. Enter them under People to ask them.' : 'Nobody of the family is in this case yet. Each is asked for themselves.'}</p>
}
