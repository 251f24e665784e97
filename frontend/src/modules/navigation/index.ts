export { firstObjectPath, navigableObjects, objectPath } from './places';
export { Shell } from './Shell';
