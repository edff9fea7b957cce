/** https://www.w3.org/TR/webdriver2/#keyboard-actions */
export const enterKey = '\uE007';
