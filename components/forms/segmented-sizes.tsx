'use client'

import { Group, type GroupProps } from './group'
import classes from './segmented-sizes.module.css'

export type Segment = { value: string; label: string; disabled?: boolean; reason?: string }

type Props = GroupProps & {
  name: string
  options: Segment[]
  value: string | null
  onChange: (value: string) => void
}

/** A few sizes side by side: real radios, so arrows and forms work. */
export function SegmentedSizes({ name, options, value, onChange, ...group }: Props) {
  return (
    <Group {...group}>
      <div className={classes.segments} data-error={group.error ? '' : undefined}>
        {options.map((option) => (
          <label key={option.value} className={classes.segment} title={option.reason}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </Group>
  )
}
