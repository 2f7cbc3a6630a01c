/** Days over which the changes of a hotspot are counted (Tornhill, "Your Code as a Crime Scene"). */
export const HOTSPOT_DAYS = 180;
