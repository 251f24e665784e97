export { heading, hint, list, section, tools } from '../objects/ObjectList.css';
