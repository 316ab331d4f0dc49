import { roles, type Role } from '#domain/journal/act.ts'
import { Radios } from '../kit/radios.tsx'
import { TextField, type TextFieldProps } from '../kit/text-field.tsx'
import type { TypedSetUp } from './check-set-up.ts'
import { roleWords } from '../kit/role-words.ts'

/** What a box of a field needs: its words, its error and where its typing goes. */
export type BoxOf = (field: string, key: Exclude<keyof TypedSetUp, 'role'>) => Pick<TextFieldProps, 'id' | 'value' | 'onChange' | 'error'>

interface TokenFieldsProps {
  readonly box: BoxOf
  readonly role: Role | null
  readonly onRole: (role: Role) => void
  readonly roleError: string | undefined
}

/** Who somebody is, by the token they were given and their own words. */
export function TokenFields({ box, role, onRole, roleError }: TokenFieldsProps) {
  return (
    <>
      <TextField {...box('token', 'token')} kind="passphrase" label="Token" hint="The long code from your IT department. Paste it" />
      <h3>You</h3>
      <TextField {...box('user', 'user')} label="User name at the trust" width="half" />
      <TextField {...box('name', 'name')} label="Your name" hint="As it stands under a letter, for example Dr Abena Osei" width="half" />
      <Radios
        id="role"
        legend="What you do in the MDT"
        hint="The trust server checks it with each entry"
        choices={roles.map((value) => ({ value, ...roleWords[value] }))}
        chosen={role}
        onChoose={onRole}
        error={roleError}
      />
      <TextField {...box('team', 'team')} label="Team" hint="As your IT department gave it, for example complex-cases" width="half" />
    </>
  )
}
