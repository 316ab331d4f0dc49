import { useState } from 'react'
import { useApp } from '#state/app-store.ts'
import { useRecord, useTeam } from '#state/use-record.ts'
import { newActId } from '#actions/new-act-id.ts'
import { AppFrame } from '../app/app-frame.tsx'
import { RecordCards } from '../settle/record-cards.tsx'
import { ProviderForm } from './provider-form.tsx'
import { providerOf } from './provider-form-words.ts'
import './providers.css'

interface ProviderScreenProps {
  /** Null for a new one. */
  readonly providerId: string | null
  readonly forCase: string | null
  /** From where a blocker led here, to what a letter lacks of it. */
  readonly missingFor: 'letter' | 'case' | null
}

/** One entry of the directory. A new one is a draft with the team until it is saved. */
export function ProviderScreen({ providerId, forCase, missingFor }: ProviderScreenProps) {
  const session = useApp((state) => state.session)
  const team = useTeam(session?.team ?? null)
  const record = useRecord('provider', providerId)
  const [newId] = useState(newActId)
  const drafted = providerId === null ? team?.record : record
  const ready = team !== null && drafted != null
  const provider = providerId === null || record === null ? null : providerOf(record)
  return (
    <AppFrame current="providers">
      <div className="provider" data-area="Provider" tabIndex={-1}>
        {record !== null && <RecordCards record={record} />}
        {ready && (providerId === null || provider !== null) && (
          <ProviderForm id={providerId ?? newId} isNew={providerId === null} record={drafted} provider={provider} team={team.team} forCase={forCase} missingFor={missingFor} />
        )}
        {ready && providerId !== null && provider === null && <p>This entry can be changed once it is settled.</p>}
      </div>
    </AppFrame>
  )
}
