import { useEffect, useState } from 'preact/hooks'
import { approvals, roles } from '../../../model/team.ts'
import type { Approval, Role, Team, TeamView } from '../../api.ts'
import { getTeam, postPassword, postTeam } from '../client.ts'
import { t } from '../messages.ts'
import { knownVersion, may, session, tell } from '../state.ts'
import { problem } from '../tellProblem.ts'

/** Who may do what. Each choice is saved at once, against what was seen. */
export function Members() {
  const [team, setTeam] = useState<TeamView>()
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('reviewer')
  const at = knownVersion.value
  const load = () => getTeam().then(setTeam).catch(problem)
  useEffect(() => void load(), [at])
  if (!team) return null
  const mayManage = may('manage')
  const change = async (changes: Partial<Pick<Team, 'others' | 'approval' | 'members'>>) => {
    try {
      setTeam(await postTeam({ ...team, ...changes }))
      tell(t('toast.team'))
    } catch (error) {
      problem(error)
      // What was chosen but is not so is not shown as if it were.
      await load()
    }
  }
  const setMember = (who: string, as: Role | undefined) => {
    const others = team.members.filter((member) => member.name !== who)
    return change({ members: as ? [...others, { name: who, role: as, hasPassword: false }] : others })
  }
  return (
    <section>
      <h2>{t('members')}</h2>
      <p>
        {t('membersHint', { name: session.value?.reviewer ?? '', role: t(`role.${session.value?.role ?? 'reader'}`) })}
      </p>
      <ul>
        {roles.map((one) => (
          <li key={one}>
            <strong>{t(`role.${one}`)}</strong>: {t(`roleMay.${one}`)}
          </li>
        ))}
      </ul>
      <div class="scroll">
        <table class="figuresTable">
          <thead>
            <tr>
              <th scope="col">{t('personName')}</th>
              <th scope="col">{t('role')}</th>
              <th scope="col">{t('password')}</th>
              <th scope="col">
                <span class="hidden">{t('remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {team.members.map((member) => (
              <tr key={member.name}>
                <th scope="row">{member.name}</th>
                <td>
                  <RoleChoice
                    label={`${t('role')}: ${member.name}`}
                    value={member.role}
                    disabled={!mayManage}
                    onChange={(as) => void setMember(member.name, as)}
                  />
                </td>
                <td>
                  <Password name={member.name} has={member.hasPassword} onSet={setTeam} />
                </td>
                <td>
                  <button type="button" disabled={!mayManage} onClick={() => void setMember(member.name, undefined)}>
                    {t('remove')}
                  </button>
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t(team.members.length ? 'othersMay' : 'everybodyMay')}</th>
              <td colSpan={3}>
                <RoleChoice
                  label={t('othersMay')}
                  value={team.others}
                  disabled={!mayManage}
                  onChange={(others) => void change({ others })}
                />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
      <form
        class="buttons"
        onSubmit={(event) => {
          event.preventDefault()
          void setMember(name.trim(), role).then(() => setName(''))
        }}
      >
        <label>
          {t('personName')}{' '}
          <input
            name="member"
            required
            maxLength={60}
            list="people"
            autocomplete="off"
            value={name}
            disabled={!mayManage}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <datalist id="people">
          {team.people.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        <RoleChoice label={t('role')} value={role} disabled={!mayManage} onChange={setRole} />
        <button type="submit" disabled={!mayManage}>
          {t('addMember')}
        </button>
      </form>
      <p>
        <label>
          {t('approvalSetting')}{' '}
          <select
            name="approval"
            value={team.approval}
            disabled={!mayManage}
            onChange={(event) => void change({ approval: event.currentTarget.value as Approval })}
          >
            {approvals.map((one) => (
              <option key={one} value={one} selected={one === team.approval}>
                {t(`approval.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </p>
    </section>
  )
}

interface RoleChoiceProps {
  readonly label: string
  readonly value: Role
  readonly disabled: boolean
  readonly onChange: (role: Role) => void
}

function RoleChoice({ label, value, disabled, onChange }: RoleChoiceProps) {
  return (
    <select
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value as Role)}
    >
      {roles.map((one) => (
        <option key={one} value={one} selected={one === value}>
          {t(`role.${one}`)}
        </option>
      ))}
    </select>
  )
}

function Password({ name, has, onSet }: { name: string; has: boolean; onSet: (team: TeamView) => void }) {
  const [isOpen, setIsOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const isMine = name === session.value?.reviewer
  const set = (password: string | null) => {
    postPassword(name, password)
      .then((team) => {
        onSet(team)
        setIsOpen(false)
        setTyped('')
        tell(t('toast.team'))
      })
      .catch(problem)
  }
  if (!isOpen) {
    return (
      <>
        {t(has ? 'passwordOwn' : 'passwordShared')}{' '}
        {(isMine || may('manage')) && (
          <button type="button" onClick={() => setIsOpen(true)}>
            {t('passwordSet')}
          </button>
        )}
      </>
    )
  }
  return (
    <form
      class="buttons"
      onSubmit={(event) => {
        event.preventDefault()
        set(typed)
      }}
    >
      <input
        type="password"
        aria-label={`${t('password')}: ${name}`}
        autocomplete="new-password"
        required
        ref={(field) => field?.focus()}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit">{t('save')}</button>
      {has && (
        <button type="button" onClick={() => set(null)}>
          {t('passwordNone')}
        </button>
      )}
      <button type="button" onClick={() => setIsOpen(false)}>
        {t('cancel')}
      </button>
    </form>
  )
}
