import { useState } from 'react'
import { Button, FileInput, NumberInput, Select, TextInput } from '@mantine/core'
import { useChange } from '#web/client'
import type { UploadProgress } from '#web/client'
import { Form } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Section } from '#web/page'
import { LongWork } from '#web/states'
import { addLayer, listLayers } from '../../contract/index.ts'
import { readProperties } from './properties.ts'
import type { BoundaryFile } from './properties.ts'
import { text } from './text.ts'
import styles from './places.module.css'

interface AddLayerProps {
  onClose: () => void
  onAdded: (added: { id: number; jobId: string }) => void
}

const blank = {
  name: '',
  one: '',
  codeProperty: null as string | null,
  nameProperty: null as string | null,
  populationProperty: null as string | null,
  populationYear: null as number | null,
  credit: '',
}
type Values = typeof blank

/** A new layer from a GeoJSON file, whose properties are offered to choose from. */
export function AddLayer({ onClose, onAdded }: AddLayerProps) {
  const t = useMessages(text)
  const [values, setValues] = useState<Values>(blank)
  const [file, setFile] = useState<File | null>(null)
  const [offer, setOffer] = useState<BoundaryFile | null | 'none'>('none')
  const [tried, setTried] = useState(false)
  const [progress, setProgress] = useState<UploadProgress | null>(null)
  const set = (patch: Partial<Values>) => setValues({ ...values, ...patch })
  const add = useChange(addLayer, {
    invalidates: [listLayers],
    onProgress: setProgress,
    onSuccess: (layer) => {
      notifyDone({ message: t('added', { name: layer.name, count: layer.areas }) })
      onAdded(layer)
    },
    onError: () => setProgress(null),
  })
  const choose = (next: File | null) => {
    setFile(next)
    setOffer('none')
    set({ codeProperty: null, nameProperty: null, populationProperty: null })
    if (next) void next.text().then((json) => setOffer(readProperties(json)))
  }
  const unread = offer === null
  const complete = file && !unread && values.name.trim() !== '' && values.one.trim() !== ''
  const submit = () => {
    setTried(true)
    if (complete) add.mutate({ query: asQuery(values), body: file })
  }
  return (
    <div className={styles['adding']}>
      <Section title={t('addTitle')}>
        <Form
          label={t('addTitle')}
          onSubmit={submit}
          error={add.error}
          actions={
            <>
              <Button type="submit" loading={add.isPending}>
                {t('addDo')}
              </Button>
              <Button variant="subtle" onClick={onClose}>
                {t('addClose')}
              </Button>
            </>
          }
        >
          <div className={styles['fields']}>
            <FileInput
              className={styles['wide'] ?? ''}
              label={t('file')}
              description={
                offer !== null && offer !== 'none' ? t('fileAreas', { count: offer.areas }) : t('fileHelp')
              }
              placeholder={t('filePlaceholder')}
              accept=".geojson,.json"
              value={file}
              onChange={choose}
              error={unread ? t('fileUnread') : tried && !file && t('needFile')}
              required
              clearable
              clearButtonProps={{ 'aria-label': t('filePlaceholder') }}
            />
            <TextInput
              label={t('layerName')}
              description={t('layerNameHelp')}
              value={values.name}
              maxLength={80}
              onChange={(event) => set({ name: event.currentTarget.value })}
              error={tried && values.name.trim() === '' && t('needName')}
              required
            />
            <TextInput
              label={t('oneField')}
              description={t('oneHelp')}
              value={values.one}
              maxLength={40}
              onChange={(event) => set({ one: event.currentTarget.value })}
              error={tried && values.one.trim() === '' && t('needOne')}
              required
            />
            {offer !== null && offer !== 'none' && <Properties offer={offer} values={values} set={set} />}
            <TextInput
              className={styles['wide'] ?? ''}
              label={t('creditField')}
              description={t('creditHelp')}
              value={values.credit}
              maxLength={200}
              onChange={(event) => set({ credit: event.currentTarget.value })}
            />
          </div>
          {add.isPending && progress && file && (
            <LongWork
              title={t('sending', { name: file.name })}
              done={Math.round(progress.sent / 1000)}
              total={Math.round(progress.total / 1000)}
              unit="kB"
            />
          )}
        </Form>
      </Section>
    </div>
  )
}

interface PropertiesProps {
  offer: BoundaryFile
  values: Values
  set: (patch: Partial<Values>) => void
}

/** Which properties of the file hold code, name and residents of an area. */
function Properties({ offer, values, set }: PropertiesProps) {
  const t = useMessages(text)
  const all = [...offer.properties]
  return (
    <>
      <Select
        label={t('code')}
        description={t('codeHelp')}
        data={all}
        value={values.codeProperty}
        onChange={(codeProperty) => set({ codeProperty })}
        searchable
        clearable
      />
      <Select
        label={t('nameProperty')}
        description={t('nameHelp')}
        data={all}
        value={values.nameProperty}
        onChange={(nameProperty) => set({ nameProperty })}
        searchable
        clearable
      />
      <Select
        label={t('population')}
        description={t('populationHelp')}
        data={[...offer.numeric]}
        value={values.populationProperty}
        onChange={(populationProperty) => set({ populationProperty })}
        searchable
        clearable
      />
      {values.populationProperty !== null && (
        <NumberInput
          label={t('populationYear')}
          value={values.populationYear ?? ''}
          min={1900}
          max={2100}
          thousandSeparator=""
          onChange={(year) => set({ populationYear: typeof year === 'number' ? year : null })}
          allowDecimal={false}
          hideControls
        />
      )}
    </>
  )
}

/** Only what was given: the server looks for the rest itself. */
function asQuery(values: Values) {
  const { codeProperty, nameProperty, populationProperty, populationYear } = values
  return {
    name: values.name.trim(),
    one: values.one.trim(),
    credit: values.credit.trim(),
    ...(codeProperty !== null && { codeProperty }),
    ...(nameProperty !== null && { nameProperty }),
    ...(populationProperty !== null && { populationProperty }),
    ...(populationYear !== null && { populationYear }),
  }
}
