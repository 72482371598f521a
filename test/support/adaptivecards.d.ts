/** The package's own main cannot be loaded by Node; this build can, but has no types of its own. */
declare module 'adaptivecards/dist/adaptivecards.js' {
  import * as cards from 'adaptivecards';
  export default cards;
}
