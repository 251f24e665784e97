/** Pieces to choose values with. Import this only from lazily loaded code. */
export { optionsOf } from './fields/shared/options';
export { parseDay } from './fields/shared/naturalDates';
export { parseNumber } from './fields/shared/numbers';
export { tag } from './fields/shared/displays';
export { type Option, OptionList } from './fields/shared/OptionList';
export { ratingSteps, ratingValue } from './fields/rating/ratings';
export { referenceCode } from './fields/relation/toOneKind';
export { RecordPicker } from './picker/RecordPicker';
export { targetsOf } from './fields/relation/targets';
