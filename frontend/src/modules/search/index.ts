/** Finding records from anywhere. */
export { SearchPalette } from './SearchPalette';
