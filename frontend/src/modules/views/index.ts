export { ObjectView } from './ObjectView';
