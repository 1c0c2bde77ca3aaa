import { useState } from 'preact/hooks'
import { type Category, categories } from '../../../model/term.ts'
import { closeDialog, write } from '../actions.ts'
import { added, suggestion } from '../addition.ts'
import { postTerm } from '../client.ts'
import { t } from '../messages.ts'
import { goTo } from '../queue.ts'
import { tell, view } from '../state.ts'
import { whyOf } from '../tellProblem.ts'
import { Cancel, Modal } from './modal.tsx'

/** A term that was missed: typed, or selected in the reading view. */
export function Add() {
  const { zh: foundZh = '', en: foundEn = '' } = suggestion.value ?? {}
  const [zh, setZh] = useState(foundZh)
  const [en, setEn] = useState(foundEn)
  const [category, setCategory] = useState<Category>('term')
  const [why, setWhy] = useState<string>()
  const save = async () => {
    try {
      const { rendering, isNew, status, occurrences } = await write(() => postTerm({ zh, en, category }))
      closeDialog()
      added()
      tell(
        t(
          status !== 'accepted'
            ? isNew
              ? 'toast.proposed'
              : 'toast.isProposed'
            : isNew
              ? 'toast.added'
              : 'toast.wasThere',
          {
            ...{ zh, en, n: occurrences, status: t(`status.${status}`) },
          },
        ),
      )
      if (view.value === 'review') goTo(rendering)
    } catch (error) {
      setWhy(whyOf(error))
    }
  }
  return (
    <Modal title={t('add')}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <label class="wide">
          {t('chinese')}
          <input
            name="zh"
            lang="zh-Hans"
            required
            maxLength={300}
            value={zh}
            onInput={(e) => setZh(e.currentTarget.value)}
          />
        </label>
        <label class="wide">
          {t('english')}
          <input
            name="en"
            lang="en"
            required
            maxLength={500}
            value={en}
            onInput={(e) => setEn(e.currentTarget.value)}
          />
        </label>
        <label>
          {t('category')}
          <select value={category} onChange={(e) => setCategory(e.currentTarget.value as Category)}>
            {categories.map((one) => (
              <option key={one} value={one}>
                {t(`category.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {why && (
          <p class="wide problem" role="alert">
            {t('toast.refused', { why })}
          </p>
        )}
        <p class="buttons wide">
          <button type="submit" class="main">
            {t('add')} <kbd>⏎</kbd>
          </button>
          <Cancel />
        </p>
      </form>
    </Modal>
  )
}
