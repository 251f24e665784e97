export { heading, list, section, tools } from '../objects/ObjectList.css';
