'use client'

import { Button, Modal, SegmentedControl, Textarea } from '@mantine/core'
import type RFB from '@novnc/novnc'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { Form } from '@/components/forms/form'
import classes from './console.module.css'
import { type Layout, strokes } from './strokes'
import { typeStrokes } from './type-strokes'

const MAX = 5_000

type Props = { rfb: RFB; opened: boolean; close: () => void }

/** Types a text as keys: a screen has no clipboard, and what a key means is for the instance's own layout to say. */
export function PasteText({ rfb, opened, close }: Props) {
  const t = useTranslations('console')
  const [text, setText] = useState('')
  const [layout, setLayout] = useState<Layout>('us')
  const [typing, setTyping] = useState(false)
  const wanted = useRef(true)
  const { strokes: list, strange } = strokes(text, layout)

  const leave = () => {
    wanted.current = false
    close()
  }
  const type = async () => {
    wanted.current = true
    setTyping(true)
    const sent = await typeStrokes(rfb, list, () => wanted.current)
    setTyping(false)
    if (sent < list.length) return
    setText('')
    close()
  }
  return (
    <Modal
      opened={opened}
      onClose={leave}
      title={t('paste')}
      closeButtonProps={{ 'aria-label': t('close') }}
      returnFocus={false}
    >
      <Form className={classes.paste} onSubmit={() => type()} noValidate={false}>
        <Textarea
          label={t('pasteText')}
          data-autofocus
          autosize
          minRows={4}
          maxRows={12}
          maxLength={MAX}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <div className={classes.label} id="console-layout">
            {t('layout')}
          </div>
          <SegmentedControl
            aria-labelledby="console-layout"
            fullWidth
            value={layout}
            onChange={(value) => setLayout(value === 'greek' ? 'greek' : 'us')}
            data={[
              { value: 'us', label: t('layouts.us') },
              { value: 'greek', label: t('layouts.greek') },
            ]}
          />
          <p className={classes.help}>{t('layoutHelp')}</p>
        </div>
        {strange.length > 0 ? (
          <p className={classes.strange} role="status">
            {t('strange', { characters: strange.slice(0, 12).join(' '), count: strange.length })}
          </p>
        ) : null}
        <div className={classes.pasteFoot}>
          <Button variant="default" onClick={leave}>
            {typing ? t('stop') : t('cancel')}
          </Button>
          <Button type="submit" loading={typing} disabled={text === ''}>
            {t('type')}
          </Button>
        </div>
      </Form>
    </Modal>
  )
}
