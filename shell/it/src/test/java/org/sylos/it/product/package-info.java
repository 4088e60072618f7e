/** The program as its users get it, on real folders. */
package org.sylos.it.product;
