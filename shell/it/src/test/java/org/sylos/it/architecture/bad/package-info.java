/** Classes that break one rule each. Nobody runs them; the rules are shown them to see that they bite. */
package org.sylos.it.architecture.bad;
