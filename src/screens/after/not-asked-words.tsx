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
