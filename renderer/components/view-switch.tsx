/** A few views of one screen beside each other, one of them shown. */
import { SegmentedControl } from '@mantine/core'
import classes from './view-switch.module.css'

interface ViewSwitchProps<View extends string> {
  readonly label: string
  readonly views: readonly { readonly value: View; readonly label: string }[]
  readonly shown: View
  readonly onShow: (view: View) => void
}

export function ViewSwitch<View extends string>({ label, views, shown, onShow }: ViewSwitchProps<View>) {
  return (
    <SegmentedControl
      aria-label={label}
      value={shown}
      data={views.map((view) => ({ ...view }))}
      onChange={(value) => {
        const view = views.find((one) => one.value === value)
        if (view) onShow(view.value)
      }}
      transitionDuration={0}
      classNames={{
        root: classes.root ?? '',
        indicator: classes.indicator ?? '',
        label: classes.label ?? '',
      }}
    />
  )
}
