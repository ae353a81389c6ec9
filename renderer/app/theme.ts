/** Mantine dressed in the tokens of `tokens.css`: its components take every colour and size from there. */
import {
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Select,
  Textarea,
  TextInput,
} from '@mantine/core'
import inputs from './inputs.module.css'

const accent: MantineColorsTuple = [
  '#e5f0fb',
  '#c8def4',
  '#9ec4ea',
  '#6fa6de',
  '#428acf',
  '#1f72c0',
  '#0b5fb0',
  '#094f94',
  '#073f77',
  '#052f5a',
]

const wrapper = {
  root: inputs.root,
  wrapper: inputs.wrapper,
  label: inputs.label,
  input: inputs.input,
  error: inputs.error,
}
const choice = { ...wrapper, option: inputs.option, dropdown: inputs.dropdown }
/** Opens at once: nothing between the key and what it shows. */
const still = { transitionProps: { duration: 0 } }
const field = { classNames: wrapper, size: 'sm', withAsterisk: false }
const list = { ...field, classNames: choice, comboboxProps: { shadow: 'md', ...still } }

export const theme = createTheme({
  colors: { accent },
  primaryColor: 'accent',
  primaryShade: 6,
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '8px', xl: '14px' },
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '17px', xl: '18px' },
  headings: { fontFamily: 'var(--sans)', fontWeight: '600' },
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ classNames: { root: inputs.button } }),
    InputWrapper: InputWrapper.extend({ defaultProps: { inputWrapperOrder: ['label', 'input', 'error'] } }),
    TextInput: TextInput.extend({ defaultProps: field }),
    PasswordInput: PasswordInput.extend({
      defaultProps: { ...field, classNames: { ...wrapper, innerInput: inputs.inner } },
    }),
    NumberInput: NumberInput.extend({ defaultProps: { ...field, hideControls: true } }),
    Textarea: Textarea.extend({ defaultProps: field }),
    Select: Select.extend({ defaultProps: list }),
    MultiSelect: MultiSelect.extend({
      defaultProps: { ...list, classNames: { ...choice, inputField: inputs.inputField } },
    }),
    Checkbox: Checkbox.extend({ defaultProps: { classNames: { label: inputs.check } } }),
    Modal: Modal.extend({
      classNames: { title: inputs.dialogTitle },
      // The body never scrolls; locking it would put a style into the page that its content policy refuses.
      defaultProps: { ...still, centered: true, closeOnClickOutside: false, lockScroll: false },
    }),
    Menu: Menu.extend({ defaultProps: { ...still, shadow: 'md' } }),
  },
})

const colours = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--paper)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-disabled': 'var(--mute)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-accent-filled': 'var(--accent)',
  '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-accent-outline': 'var(--accent)',
  '--mantine-color-accent-text': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
} as const

/** The same names in both of Mantine's schemes: `data-theme` alone decides what the tokens are. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours })
