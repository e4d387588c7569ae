import { useState } from 'react'
import { Button, Select, TextInput } from '@mantine/core'
import type { Category } from '#contract'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { categoryWords } from '#web/sharing'
import { createCollection, listCollections } from '../../../platform/sharing/contract.ts'
import { words } from './words.ts'

interface CollectionFormProps {
  /** Kinds the person can begin one of; never empty. */
  categories: readonly Category[]
  onDone: () => void
}

/** Begins a collection: its name and the one kind of records it holds. */
export function CollectionForm({ categories, onDone }: CollectionFormProps) {
  const t = useMessages(words)
  const [name, setName] = useState('')
  const [category, setCategory] = useState(categories[0])
  const create = useChange(createCollection, {
    invalidates: [listCollections],
    onSuccess: () => {
      notifyDone({ message: t('collectionBegun') })
      onDone()
    },
  })
  return (
    <Form
      label={t('newCollection')}
      onSubmit={() => category && create.mutate({ body: { name, category } })}
      error={create.error}
      inputs={['name']}
      actions={
        <Button type="submit" loading={create.isPending}>
          {t('collectionStart')}
        </Button>
      }
    >
      <TextInput
        label={t('collectionName')}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={problemFields(create.error).of('name')}
      />
      <Select
        label={t('collectionKind')}
        data={categories.map((one) => ({ value: one, label: categoryWords(one) }))}
        value={category ?? null}
        allowDeselect={false}
        onChange={(next) => setCategory(categories.find((one) => one === next))}
      />
    </Form>
  )
}
