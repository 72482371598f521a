/** Of every picture, in CSS pixels; painted sharper than that. */
export const WIDTH = 720;
