import { mayDo } from '#domain/journal/role-table.ts'
import { goTo, useApp } from '#state/app-store.ts'
import { Button } from '../kit/button.tsx'
import { useKeys } from '../kit/use-keys.ts'

interface PlanMeetingButtonProps {
  /** N on the list of meetings; where N is a new case, another letter. */
  readonly keys: string
  readonly primary?: boolean
}

/** Where a meeting is planned from, for those who may. */
export function PlanMeetingButton({ keys, primary = false }: PlanMeetingButtonProps) {
  const mayPlan = useApp((state) => state.session !== null && mayDo(state.session.author.role, 'plan-meeting').ok)
  const open = (): void => goTo({ kind: 'plan-meeting' })
  useKeys([{ keys, words: 'plan a meeting', run: open, inBar: true }], { name: 'Meetings', active: mayPlan })
  if (!mayPlan) return null
  return (
    <Button kind={primary ? 'primary' : 'secondary'} keys={keys} onPress={open}>
      Plan a meeting
    </Button>
  )
}
